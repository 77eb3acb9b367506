package forge.chat.web;

import static forge.testing.People.ADA;
import static forge.testing.People.DAN;
import static forge.testing.People.GUS;
import static forge.testing.People.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import forge.testing.RealSolr;
import forge.testing.TestDatabase;
import forge.testing.TestForge;
import forge.testing.TestForge.Browser;
import forge.user.UserId;
import forge.web.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf("forge.testing.RealSolr#built")
class MessageSearchWebTest {
  private static final String CHAT = "/p/aqueduct/chat";
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();
  private static @Nullable RealSolr solr;
  private TestForge forge;

  @BeforeAll
  static void startSolr() {
    solr = RealSolr.start();
  }

  @AfterAll
  static void stopSolr() {
    solr().close();
  }

  private static RealSolr solr() {
    return Objects.requireNonNull(solr);
  }

  @BeforeEach
  void start() {
    forge = TestForge.start(DATABASE.fresh(), solr().url());
    // The store lets sessions expire by its own clock, whatever time it is in the test.
    forge.clock().advance(Duration.between(forge.clock().instant(), Instant.now()));
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  private long say(UserId by, String room, String text) {
    return say(by, room, text, "");
  }

  private long say(UserId by, String room, String text, String more) {
    forge.clock().advance(Duration.ofSeconds(1));
    return sent(forge
            .as(by)
            .json("POST", "/rest" + room + "/messages", "{\"text\":\"" + text + "\"" + more + "}"))
        .get("id")
        .asLong();
  }

  private static JsonNode sent(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return json(answer);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private String open(UserId by, String label, String access) {
    String body = "{\"label\":\"%s\",\"access\":\"%s\"}".formatted(label, access);
    return sent(forge.as(by).json("POST", "/rest/chat/rooms", body)).get("url").asText();
  }

  /** Lets the index hear of everything, and everybody see it. */
  private void settle() {
    forge.settle();
    forge.clock().advance(Duration.ofSeconds(3));
    forge.settle();
    forge.forge().index().commit();
  }

  private static String query(String words) {
    return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private static JsonNode ask(Browser who, String words) {
    return sent(who.get("/rest/search/messages" + query(words)));
  }

  private JsonNode ask(UserId who, String words) {
    return ask(forge.as(who), words);
  }

  /** Whom and what was found, the newest first. */
  private static List<String> texts(JsonNode found) {
    var texts = new ArrayList<String>();
    found.get("messages").forEach(m -> texts.add(m.get("text").asText()));
    assertThat(found.get("total").asInt()).isEqualTo(texts.size());
    return texts;
  }

  @Test
  void wordsWithPartsAreFoundWholeOrByPartsBesideEachOther() {
    say(MIA, CHAT, "The key is w3w1x, they said.");
    say(MIA, CHAT, "x marks 1 of 3, w or w");
    say(MIA, CHAT, "An HttpRequest is sent.");
    say(MIA, CHAT, "This request comes by http.");
    say(MIA, CHAT, "It is the http request that fails.");
    settle();

    assertThat(texts(ask(MIA, "w3w1x"))).containsExactly("The key is w3w1x, they said.");
    assertThat(texts(ask(MIA, "W3W1"))).hasSize(1);
    assertThat(texts(ask(MIA, "w3w2x"))).isEmpty();
    assertThat(texts(ask(MIA, "HttpRequest")))
        .containsExactly("It is the http request that fails.", "An HttpRequest is sent.");
    assertThat(texts(ask(MIA, "request http"))).hasSize(3);
    assertThat(marked("w3w1x")).singleElement().asString().contains("<mark>w3w1x</mark>");
  }

  @Test
  void wordsAreFoundInTheFormsOfTheirLanguage() {
    say(MIA, CHAT, "Die Brücken sind gestern repariert worden");
    say(MIA, CHAT, "The valves were leaking again, and nobody noticed");
    say(MIA, CHAT, "Brücken repariert");
    say(MIA, CHAT, "全文検索エンジンを試しました");
    settle();

    assertThat(texts(ask(MIA, "Brücke")))
        .containsExactly("Brücken repariert", "Die Brücken sind gestern repariert worden");
    assertThat(texts(ask(MIA, "leaks valve"))).hasSize(1);
    assertThat(texts(ask(MIA, "検索"))).containsExactly("全文検索エンジンを試しました");
    assertThat(texts(ask(MIA, "検算"))).isEmpty();
    assertThat(texts(ask(MIA, "\"valves were\""))).hasSize(1);
    assertThat(texts(ask(MIA, "\"were valves\""))).isEmpty();
    assertThat(texts(ask(MIA, "Brücke -gestern"))).containsExactly("Brücken repariert");
  }

  @Test
  void whatWasFoundIsMarkedInTheLanguageThatShowsMostOfIt() {
    say(MIA, CHAT, "Brücken, HttpRequestParser, valves & leaking");
    say(MIA, CHAT, "Das ist der Plan für die Brücken und wir sind nicht fertig");
    say(MIA, CHAT, "C'est dans les vannes que nous avons une fuite et pas ici");
    say(MIA, CHAT, "Мы починили все мосты вчера");
    say(MIA, CHAT, "全文検索エンジンを試しました");
    say(MIA, CHAT, "Οι γέφυρες είναι έτοιμες");
    settle();

    assertThat(marked("leaks valve"))
        .containsExactly(
            "Brücken, HttpRequestParser, <mark>valves</mark> &amp; <mark>leaking</mark>");
    assertThat(marked("brücke parser"))
        .containsExactly(
            "<mark>Brücken</mark>, HttpRequest<mark>Parser</mark>, valves &amp; leaking");
    assertThat(marked("brücke plan \"nicht fertig\""))
        .containsExactly(
            "Das ist der <mark>Plan</mark> für die <mark>Brücken</mark> und wir sind"
                + " <mark>nicht</mark> <mark>fertig</mark>");
    assertThat(marked("vanne \"une fuite\" -ailleurs"))
        .containsExactly(
            "C&#39;est dans les <mark>vannes</mark> que nous avons <mark>une</mark>"
                + " <mark>fuite</mark> et pas ici");
    assertThat(marked("мост")).containsExactly("Мы починили все <mark>мосты</mark> вчера");
    assertThat(marked("検索エンジン")).containsExactly("全文<mark>検索エンジン</mark>を試しました");
    assertThat(marked("γέφυρες")).containsExactly("Οι <mark>γέφυρες</mark> είναι έτοιμες");
  }

  private List<String> marked(String words) {
    var snippets = new ArrayList<String>();
    ask(MIA, words).get("messages").forEach(m -> snippets.add(m.get("snippetHtml").asText()));
    return snippets;
  }

  @Test
  void operatorsNarrow() {
    String garden = open(MIA, "Gardeners", "open");
    say(MIA, CHAT, "look at https://example.org/plans.pdf");
    long code = say(DAN, CHAT, "run `make look`");
    say(GUS, garden, "look, a picture ![rose](https://example.org/rose.png)");
    long topic = say(MIA, garden, "look in a topic", "");
    forge
        .as(GUS)
        .json(
            "POST",
            "/rest" + garden + "/messages",
            "{\"text\":\"look here too\",\"replyTo\":" + topic + "}");
    settle();
    forge.as(MIA).json("PUT", "/rest" + CHAT + "/messages/" + code + "/reactions/👍", null);
    settle();

    assertThat(texts(ask(MIA, "look from:@dan"))).containsExactly("run `make look`");
    assertThat(texts(ask(MIA, "look from:me in:aqueduct/chat"))).hasSize(1);
    assertThat(texts(ask(MIA, "in:gardeners has:image"))).hasSize(1);
    assertThat(texts(ask(MIA, "has:file"))).hasSize(2);
    assertThat(texts(ask(MIA, "has:code has:reaction"))).containsExactly("run `make look`");
    assertThat(texts(ask(MIA, "look -in:gardeners -has:code"))).hasSize(1);
    assertThat(texts(ask(MIA, "look topic:\"look in a topic\""))).hasSize(2);
    assertThat(forge.as(MIA).get("/search/messages?q=look+in:gardeners").body())
        .contains("href=\"" + garden + "/topics/1\"", garden + "/m/1");
    assertThat(texts(ask(MIA, "look before:2000"))).isEmpty();
    assertThat(texts(ask(MIA, "look during:today"))).hasSize(5);
    assertThat(texts(ask(MIA, "look -during:today"))).isEmpty();
  }

  @Test
  void whatCannotBeIsRefusedWithASentence() {
    assertThat(forge.as(MIA).get("/rest/search/messages?q=in:nowhere").body())
        .contains("in: there is no room \\\"nowhere\\\" that you may read");
    assertThat(forge.as(MIA).get("/search/messages?q=from:nobody").body())
        .contains("from: nobody here is called");
    String hidden = open(MIA, "Cellar", "private");
    assertThat(forge.as(GUS).get("/rest/search/messages?q=in:cellar").statusCode()).isEqualTo(422);
    assertThat(forge.as(MIA).get("/rest/search/messages?q=in:cellar").statusCode()).isEqualTo(200);
    assertThat(hidden).isEqualTo("/chat/r/cellar");
    settle();
    assertThat(forge.as(MIA).get("/rest/search/messages?q=look&cursor=x").statusCode())
        .isEqualTo(422);
  }

  @Test
  void nobodyFindsOrCountsWhatTheyMayNotRead() {
    String cellar = open(MIA, "Cellar", "private");
    say(MIA, cellar, "xylophone in the cellar");
    String talk =
        sent(forge.as(MIA).json("POST", "/rest/chat/direct", "{\"people\":[\"dan\"]}"))
            .get("url")
            .asText();
    say(MIA, talk, "xylophone for the two of us");
    String open = open(GUS, "Square", "open");
    say(GUS, open, "xylophone in the open");
    settle();

    assertThat(texts(ask(forge.guest(), "xylophone"))).containsExactly("xylophone in the open");
    assertThat(texts(ask(ADA, "xylophone"))).containsExactly("xylophone in the open");
    assertThat(texts(ask(DAN, "xylophone"))).hasSize(2);
    JsonNode mine = ask(MIA, "xylophone");
    assertThat(texts(mine)).hasSize(3);
    assertThat(mine.get("rooms")).hasSize(3);
    assertThat(ask(GUS, "xylophone").get("rooms")).hasSize(1);
    assertThat(texts(ask(MIA, "in:@dan"))).containsExactly("xylophone for the two of us");

    forge.as(MIA).json("POST", "/rest" + cellar + "/members", "{\"user\":\"gus\"}");
    assertThat(texts(ask(GUS, "xylophone"))).hasSize(2);
    forge.as(GUS).json("POST", "/rest" + cellar + "/leave", null);
    assertThat(texts(ask(GUS, "xylophone"))).hasSize(1);
  }

  @Test
  void theIndexFollowsWhatBecomesOfMessages() {
    long changed = say(MIA, CHAT, "the wrong pelican");
    long deleted = say(MIA, CHAT, "another pelican");
    settle();
    assertThat(texts(ask(MIA, "pelican"))).hasSize(2);

    forge.as(MIA).json("DELETE", "/rest" + CHAT + "/messages/" + deleted, null);
    JsonNode before = ask(MIA, "pelican");
    assertThat(before.get("messages")).hasSize(1);
    assertThat(before.has("total")).as("the index is a moment behind").isFalse();
    forge.as(MIA).json("PUT", "/rest" + CHAT + "/messages/" + changed, "{\"text\":\"a heron\"}");
    settle();

    assertThat(texts(ask(MIA, "pelican"))).isEmpty();
    assertThat(texts(ask(MIA, "herons"))).containsExactly("a heron");

    sent(
        forge
            .as(MIA)
            .json(
                "POST",
                "/rest" + CHAT + "/topics",
                "{\"title\":\"Birds of the river\",\"messages\":[" + changed + "]}"));
    settle();
    assertThat(texts(ask(MIA, "topic:\"birds of the river\""))).containsExactly("a heron");
    sent(forge.as(MIA).json("PUT", "/rest" + CHAT + "/topics/1", "{\"title\":\"Fish\"}"));
    settle();
    assertThat(texts(ask(MIA, "topic:fish"))).containsExactly("a heron");
    assertThat(texts(ask(MIA, "topic:birds"))).isEmpty();
  }

  @Test
  void pagesMarkTheWordsLeadToTheMessageAndGoOn() {
    for (int i = 0; i < 23; i++) {
      say(MIA, CHAT, "stone number " + i + " & <b>");
    }
    settle();

    String page = forge.as(MIA).get("/search/messages?q=stones").body();
    assertThat(page).contains("23 messages", "<mark>stone</mark> number 22 &amp;", CHAT + "/m/23");
    assertThat(page).doesNotContain("<b>");
    var first = forge.as(MIA).get("/rest/search/messages?q=stones");
    assertThat(json(first).get("messages")).hasSize(20);
    String next = first.headers().firstValue("Link").orElse("").replaceAll("<(.*)>.*", "$1");
    assertThat(json(forge.as(MIA).get(next)).get("messages")).hasSize(3);
    assertThat(forge.as(MIA).get(CHAT + "/m/23").body()).contains("data-target=\"23\"");
    assertThat(forge.as(MIA).get("/search/messages?in=" + CHAT + "&q=stones").body())
        .contains("value=\"in:p/aqueduct/chat stones\"");
    assertThat(forge.as(MIA).get("/p/aqueduct/-/search/messages?q=stones").body())
        .contains("23 messages");
  }

  @Test
  void whileSolrIsAwayThePageSaysSoAndNothingIsLost() {
    say(MIA, CHAT, "before the night");
    settle();
    solr().kill();
    try {
      say(MIA, CHAT, "during the night");
      forge.clock().advance(Duration.ofSeconds(3));
      forge.settle();
      assertThat(forge.as(MIA).get("/search/messages?q=night").body())
          .contains("Search is resting");
      assertThat(place().getLong("learned")).as("links go on").isEqualTo(2);
      assertThat(place().getLong("q")).isEqualTo(1);
    } finally {
      solr().startAgain(this::nightsFound);
    }
    assertThat(texts(ask(MIA, "night"))).hasSize(2);
    assertThat(place().getLong("q")).isEqualTo(2);
  }

  /** Up to where the log of the project's room was followed. */
  private Document place() {
    String room = forge.mount("chat").id().value();
    var places = DATABASE.get().getCollection("chat_indexed");
    return Objects.requireNonNull(places.find(Filters.eq("_id", room)).first());
  }

  @Test
  void placesThatDifferAreGoneOnFromAndTheLogIsReadOnceAgain() {
    for (String word : List.of("alder", "birch", "cedar")) {
      say(MIA, CHAT, word + " tree");
    }
    settle();
    DATABASE
        .get()
        .getCollection("chat_indexed")
        .updateOne(
            new Document(), Updates.combine(Updates.set("learned", 1L), Updates.set("q", 2L)));
    say(MIA, CHAT, "elm tree");
    settle();

    assertThat(texts(ask(MIA, "tree"))).hasSize(4);
    assertThat(place().getLong("learned")).isEqualTo(4);
    assertThat(place().getLong("q")).isEqualTo(4);
  }

  /** Whether all is found once the jobs have tried again. */
  private boolean nightsFound() {
    forge.clock().advance(Duration.ofSeconds(11));
    try {
      settle();
    } catch (RuntimeException stillReading) {
      return false;
    }
    String found = forge.as(MIA).get("/rest/search/messages?q=night").body();
    return found.contains("before the night") && found.contains("during the night");
  }
}
