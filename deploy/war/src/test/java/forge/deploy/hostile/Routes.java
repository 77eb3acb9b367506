package forge.deploy.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every route there is, as the classes of pages and of the REST interface say it. */
final class Routes {
  private final Map<String, String> known;

  /**
   * @param known what the town calls its things, by parameter
   */
  Routes(Map<String, String> known) {
    this.known = known;
  }

  List<Route> found() {
    return Classes.ALL.stream().flatMap(this::routes).toList();
  }

  /** Looked for once, and only among files of such names. */
  private static final class Classes {
    private static final Pattern NAME = Pattern.compile(".*(Views|Api|/InProject)\\.class.*");

    static final List<Class<?>> ALL = found();

    private static List<Class<?>> found() {
      return new ClassFileImporter()
              .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
              .withImportOption(location -> location.matches(NAME))
              .importPackages("forge")
              .stream()
              .filter(c -> c.getSimpleName().matches("\\w+(Views|Api)|InProject"))
              .<Class<?>>map(JavaClass::reflect)
              .sorted(Comparator.comparing(Class::getName))
              .toList();
    }
  }

  private Stream<Route> routes(Class<?> owner) {
    Path path = owner.getAnnotation(Path.class);
    List<String> places =
        path != null ? List.of("/" + path.value()) : Places.of(owner.getSimpleName());
    assertThat(places).as("Tell this test where " + owner + " hangs.").isNotNull();
    return Arrays.stream(owner.getMethods())
        .sorted(Comparator.comparing(Method::toString))
        .flatMap(
            method ->
                verb(method).stream()
                    .filter(verb -> !Set.of("HEAD", "OPTIONS").contains(verb) && !endless(method))
                    .flatMap(v -> places.stream().map(at -> route(owner, v, at, method))));
  }

  private static boolean endless(Method method) {
    var produces = method.getAnnotation(Produces.class);
    return produces != null && produces.value()[0].equals("text/event-stream");
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  private Route route(Class<?> owner, String verb, String at, Method method) {
    Path path = method.getAnnotation(Path.class);
    String whole = at + "/" + (path == null ? "" : path.value());
    String address =
        Route.PARAMETER
            .matcher(whole)
            .replaceAll("{$1}")
            .replaceAll("/+", "/")
            .replaceAll("(?<=.)/$", "");
    var fields = new ArrayList<>(names(method, FormParam.class, FormParam::value));
    boolean stream = false;
    List<String> json = null;
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == MultivaluedMap.class) {
        fields.addAll(List.of("label", "option"));
      } else if (parameter.isAnnotationPresent(BeanParam.class)) {
        Arrays.stream(parameter.getType().getDeclaredFields())
            .map(field -> field.getAnnotation(FormParam.class))
            .filter(Objects::nonNull)
            .forEach(field -> fields.add(field.value()));
      } else if (parameter.getType() == InputStream.class) {
        stream = true;
      } else if (parameter.getAnnotations().length == 0 && parameter.getType().isRecord()) {
        json = Arrays.stream(parameter.getType().getRecordComponents()).map(Routes::name).toList();
      }
    }
    return new Route(
        owner.getSimpleName(),
        verb,
        address,
        known,
        fields,
        names(method, QueryParam.class, QueryParam::value),
        names(method, HeaderParam.class, HeaderParam::value),
        json,
        stream);
  }

  private static String name(RecordComponent component) {
    var given = component.getAccessor().getAnnotation(JsonProperty.class);
    return given == null ? component.getName() : given.value();
  }

  private static <A extends Annotation> List<String> names(
      Method method, Class<A> annotation, Function<A, String> name) {
    return Arrays.stream(method.getParameters())
        .map(p -> p.getAnnotation(annotation))
        .filter(Objects::nonNull)
        .map(name)
        .toList();
  }
}
