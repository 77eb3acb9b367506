package forge.courier;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What follows the headers of an answer. */
public sealed interface Cargo {
  /** In bytes. */
  long length();

  /** To be read once from its beginning; it may have more than its length. */
  InputStream open() throws IOException;

  /** Sends all of it, and waits for the reader meanwhile. */
  default void writeTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = open()) {
      for (long left = length(); left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(this + " is cut short");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  /** A few words. */
  record Words(String text) implements Cargo {
    @Override
    public long length() {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public InputStream open() {
      return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A part of a file on a disk of this machine. */
  record Part(Path file, long from, long length) implements Cargo {
    @Override
    public InputStream open() throws IOException {
      return Channels.newInputStream(
          FileChannel.open(file, StandardOpenOption.READ).position(from));
    }
  }

  /** What comes from elsewhere while it is sent. */
  record Distant(Source source, long length) implements Cargo {
    @Override
    public InputStream open() throws IOException {
      return source.open();
    }
  }

  /** Where bytes come from. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }
}
