package forge.scm;

import forge.testing.ToolContract;
import forge.tool.Tool;

class ScmToolTest implements ToolContract {
  @Override
  public Tool tool() {
    return new ScmTool();
  }
}
