package forge.files.web;

import forge.project.Mount;
import forge.web.Problems;
import forge.web.View;

/** The form that the notes of a folder are written with. */
public record NotesPage(Mount mount, String folder, String notes, Problems problems)
    implements View {}
