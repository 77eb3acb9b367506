/** Tests of changes of files. */
@org.jspecify.annotations.NullMarked
package forge.scm.edit;
