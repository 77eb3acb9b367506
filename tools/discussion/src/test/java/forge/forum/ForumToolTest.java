package forge.forum;

import forge.testing.ToolContract;
import forge.tool.Tool;

class ForumToolTest implements ToolContract {
  @Override
  public Tool tool() {
    return new ForumTool();
  }
}
