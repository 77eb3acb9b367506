package forge.files;

import forge.testing.ToolContract;
import forge.tool.Tool;

class FilesToolTest implements ToolContract {
  @Override
  public Tool tool() {
    return new FilesTool();
  }
}
