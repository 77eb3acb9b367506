package forge.scm.web;

import static org.assertj.core.api.Assertions.assertThat;

import forge.scm.StockGit;
import forge.testing.People;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.user.Scope;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks and submodules as pages show them. */
class FileFormsTest {
  private static final String CODE = "/p/aqueduct/code";
  private static final String NOTEBOOK =
      """
      {"nbformat": 4, "metadata": {"language_info": {"name": "python"}}, "cells": [
        {"cell_type": "markdown", "source": ["# Water\\n", "It **flows**.<script>alert(1)</script>"]},
        {"cell_type": "code", "execution_count": 7, "source": ["print('<b>')\\n", "plot()"],
         "outputs": [
           {"output_type": "stream", "name": "stdout", "text": ["<b>\\n"]},
           {"output_type": "display_data", "data": {"image/png": "iVBORw0KGgo=\\n"}},
           {"output_type": "execute_result", "data": {"text/html": [
             "<style>td {color: red}</style>\\n\\n<table onclick='x()'>\\n\\n<tr><td>21</td></tr></table>"],
             "text/plain": ["21"]}},
           {"output_type": "display_data", "data": {"image/png": "\\"><script>alert(2)</script>",
             "text/plain": "no picture"}},
           {"output_type": "error", "traceback": ["\\u001b[31mValueError\\u001b[0m: no water"]}]}]}
      """;
  private static final String MODULES =
      """
      [submodule "beside"]
        path = libs/beside
        url = ../stones.git
      [submodule "away"]
        path = libs/away
        url = git@github.com:example/away.git
      [submodule "local"]
        path = libs/local
        url = file:///etc
      [submodule "evil"]
        path = libs/evil
        url = javascript:alert(1)
      """;

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static TestForge forge;
  private static String linked;

  @BeforeAll
  static void pushSomething(@TempDir Path folder) {
    forge = TestForge.start(DATABASE.fresh());
    StockGit work = StockGit.init(folder.resolve("work"));
    work.write("flow.ipynb", NOTEBOOK)
        .write("broken.ipynb", "{\"cells\": 1}\nsecond line\n")
        .write("guide.adoc", "= Guide\n\n== Water\n")
        .write(".gitmodules", MODULES);
    linked = work.commit("Begin");
    for (String name : new String[] {"beside", "away", "local", "evil"}) {
      work.run("update-index", "--add", "--cacheinfo", "160000," + linked + ",libs/" + name);
    }
    work.run("commit", "-q", "-m", "Add libraries");
    String secret =
        forge.forge().users().tokens().make(People.DAN, "git", Set.of(Scope.WRITE), 1).secret();
    String url = forge.url().toString().replace("http://", "http://dan:" + secret + "@") + CODE;
    work.run("push", "-q", url, "main");
    forge.settle();
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  private static String get(String path) {
    var answer = forge.guest().get(CODE + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  @Test
  void aNotebookIsShownWithItsTextsCodeAndOutputs() {
    String page = get("/file/main/flow.ipynb");

    assertThat(page)
        .contains("It <strong>flows</strong>.", "In&#160;[7]", "class=\"language-python\"")
        .contains("print(&#39;&lt;b&gt;&#39;)", "<img src=\"data:image/png;base64,iVBORw0KGgo=\"")
        .contains("<td>21</td>", "no picture", "ValueError: no water");
  }

  @Test
  void whatANotebookHoldsCannotAct() {
    assertThat(get("/file/main/flow.ipynb"))
        .doesNotContain("alert(1)", "alert(2)", "onclick", "color: red", "\u001b");
  }

  @Test
  void whatIsNoNotebookIsShownAsItIs() {
    assertThat(get("/file/main/broken.ipynb")).contains("second line", "id=\"L2\"");
    assertThat(get("/file/main/flow.ipynb?plain=1")).contains("id=\"L1\"", "nbformat");
  }

  @Test
  void submodulesLeadToTheirRepository() {
    assertThat(get("/tree/main/libs"))
        .contains("href=\"/p/aqueduct/stones/tree/" + linked + "\"")
        .contains("href=\"https://github.com/example/away/tree/" + linked + "\"")
        .doesNotContain("file:///etc", "javascript:");
  }

  @Test
  void asciiDocIsShownAsItIsWritten() {
    assertThat(get("/file/main/guide.adoc")).contains("data-language=\"asciidoc\"", "== Water");
  }
}
