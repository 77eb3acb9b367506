package forge.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource whose address is a secret: whoever knows it may, and sessions count for nothing. Forms
 * need no token of our pages there, as no other site can make a browser know the address.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SecretAddress {}
