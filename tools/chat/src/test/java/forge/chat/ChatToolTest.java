package forge.chat;

import forge.testing.ToolContract;
import forge.tool.Tool;

class ChatToolTest implements ToolContract {
  @Override
  public Tool tool() {
    return new ChatTool();
  }
}
