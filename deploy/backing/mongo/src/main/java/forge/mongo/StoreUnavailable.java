package forge.mongo;

import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** The store cannot be opened, with a sentence saying why. */
public final class StoreUnavailable extends RuntimeException {
  StoreUnavailable(String sentence, Exception cause) {
    super(sentence, cause);
  }

  StoreUnavailable(Path file, MVStoreException cause) {
    this(sentence(file, cause), cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  private static String sentence(Path file, MVStoreException cause) {
    return switch (cause.getErrorCode()) {
      case DataUtils.ERROR_FILE_LOCKED -> "The store " + file + " is in use by another process.";
      case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
          "The file " + file + " is not a document store, or it is damaged.";
      default -> "The store " + file + " cannot be opened: " + cause.getMessage();
    };
  }
}
