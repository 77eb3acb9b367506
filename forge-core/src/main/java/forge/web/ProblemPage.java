package forge.web;

/** A refusal or fault, as a browser shows it. */
public record ProblemPage(Problem problem) implements View {}
