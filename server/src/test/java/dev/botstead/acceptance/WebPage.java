package dev.botstead.acceptance;

import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A page that asks as the Kitsu web application does: by `fetch` to its own origin, with nothing but cookies to say
/// who it is.
record WebPage(Page page) {
    /// What came back.
    record Answer(int status, String type, String text) {
        JsonNode json() {
            return Api.JSON.readTree(text);
        }
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer call(String method, String path, @Nullable Object body) {
        Object answer = page.evaluate(
                """
                async ([method, path, body]) => {
                  const init = {method, headers: body === null ? {} : {'Content-Type': 'application/json'}};
                  if (body !== null) init.body = body;
                  const response = await fetch(path, init);
                  const type = response.headers.get('content-type');
                  return response.status + '\\n' + type + '\\n' + await response.text();
                }""", Arrays.asList(method, "/api" + path, body == null ? null : Api.JSON.writeValueAsString(body)));
        String[] parts = String.valueOf(answer).split("\n", 3);
        return new Answer(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }

    /// Signs the administrator of the demonstration in.
    Answer logIn(RunningServer server) {
        return call(
                "POST",
                "/auth/login",
                Map.of(
                        "email", server.announced().path("email").asString(),
                        "password", server.announced().path("password").asString()));
    }
}
