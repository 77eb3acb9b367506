package forge.mailserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what James reads when it starts: the files beside this class, with settings filled in. */
final class Configuration {
  private static final List<String> FILES =
      List.of(
          "dnsservice.xml",
          "domainlist.xml",
          "imapserver.xml",
          "mailetcontainer.xml",
          "mailrepositorystore.xml",
          "recipientrewritetable.xml",
          "smtpserver.xml",
          "usersrepository.xml");

  private Configuration() {}

  /** Into the folder {@code conf} of the home. */
  static void write(Path home, Settings settings, String key) throws IOException {
    Path folder = Files.createDirectories(home.resolve("conf"));
    Map<String, String> values = values(settings, key);
    for (String file : FILES) {
      String text = read(file);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("${" + value.getKey() + "}", value.getValue());
      }
      Files.writeString(folder.resolve(file), text);
    }
  }

  private static Map<String, String> values(Settings settings, String key) {
    var values = new LinkedHashMap<String, String>();
    values.put("domain", escaped(settings.domain()));
    values.put("forge", escaped(settings.forge()));
    values.put("secret", escaped(settings.secret()));
    values.put("smtp", escaped(settings.smtp()));
    values.put("submission", escaped(settings.submission()));
    values.put("tls", tls(settings.certificate()));
    values.put("key", key);
    values.put("gateway", gateway(settings.gateway()));
    return values;
  }

  /** A file that cannot be used leaves TLS off and mail on. */
  private static String tls(@Nullable Certificate certificate) {
    try {
      if (certificate != null) {
        certificate.check();
        return certificate.element();
      }
    } catch (IOException e) {
      System.err.println(
          "STARTTLS is off: " + e.getMessage() + ". Look at FORGE_SMTP_TLS_KEYSTORE.");
    }
    return "<tls socketTLS=\"false\" startTLS=\"false\"/>";
  }

  /** Without a gateway nothing leaves: it comes back to the forge at once. */
  private static String gateway(@Nullable URI gateway) {
    if (gateway == null) {
      return "<mailet match=\"All\" class=\"ToProcessor\"><processor>bounces</processor></mailet>";
    }
    boolean tls = "smtps".equals(gateway.getScheme());
    var text = new StringBuilder();
    text.append(
        """
        <mailet match="All" class="RemoteDelivery">
          <outgoingQueue>outgoing</outgoingQueue>
          <delayTime>5 seconds, 1 minute, 10 minutes, 1 hour, 4 hours, 24 hours</delayTime>
          <maxRetries>6</maxRetries>
          <deliveryThreads>2</deliveryThreads>
          <sendpartial>true</sendpartial>
          <bounceProcessor>bounces</bounceProcessor>
        """);
    element(text, "gateway", gateway.getHost());
    int port = gateway.getPort() > 0 ? gateway.getPort() : (tls ? 465 : 25);
    element(text, "gatewayPort", Integer.toString(port));
    if (gateway.getUserInfo() != null) {
      String[] user = gateway.getUserInfo().split(":", 2);
      element(text, "gatewayUsername", user[0]);
      element(text, "gatewayPassword", user.length > 1 ? user[1] : "");
    }
    element(text, tls ? "sslEnable" : "startTLS", "true");
    return text.append("</mailet>").toString();
  }

  private static void element(StringBuilder text, String name, String value) {
    text.append("  <").append(name).append('>').append(escaped(value));
    text.append("</").append(name).append(">\n");
  }

  static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String read(String file) throws IOException {
    try (InputStream in = Configuration.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
