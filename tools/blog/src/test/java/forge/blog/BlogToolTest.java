package forge.blog;

import forge.testing.ToolContract;
import forge.tool.Tool;

class BlogToolTest implements ToolContract {
  @Override
  public Tool tool() {
    return new BlogTool();
  }
}
