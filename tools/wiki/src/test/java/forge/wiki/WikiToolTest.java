package forge.wiki;

import forge.testing.ToolContract;
import forge.tool.Tool;

class WikiToolTest implements ToolContract {
  @Override
  public Tool tool() {
    return new WikiTool();
  }
}
