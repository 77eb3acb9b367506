package forge.links;

import forge.testing.ToolContract;
import forge.tool.Tool;

class LinksToolTest implements ToolContract {
  @Override
  public Tool tool() {
    return new LinksTool();
  }
}
