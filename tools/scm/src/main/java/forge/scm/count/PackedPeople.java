package forge.scm.count;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Contributors as few bytes: some thousands with all their weeks are less than a megabyte. */
final class PackedPeople {
  private PackedPeople() {}

  static byte[] pack(List<Contributor> people) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(people.size());
      for (Contributor each : people) {
        out.writeUTF(each.name());
        out.writeUTF(each.key());
        out.writeInt(each.weeks().size());
        for (Map.Entry<Integer, Integer> week : each.weeks().entrySet()) {
          out.writeInt(week.getKey());
          out.writeInt(week.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<Contributor> unpack(byte[] packed) {
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
      int size = in.readInt();
      var people = new ArrayList<Contributor>();
      for (int i = 0; i < size; i++) {
        people.add(one(in));
      }
      return people;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Contributor one(DataInputStream in) throws IOException {
    String name = in.readUTF();
    String key = in.readUTF();
    int size = in.readInt();
    var weeks = new TreeMap<Integer, Integer>();
    for (int i = 0; i < size; i++) {
      weeks.put(in.readInt(), in.readInt());
    }
    return new Contributor(name, key, weeks);
  }
}
