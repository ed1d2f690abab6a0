package dev.botstead.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Follows the pages of a list of the ngrok side to their end.
///
/// @param key the API key to do it with
record Walk(HttpClient client, int port, String key) {
    /// The ids of all that `filter` leaves.
    List<String> ids(String path, String field, String filter) throws Exception {
        List<String> ids = new ArrayList<>();
        String query =
                "limit=100" + (filter.isEmpty() ? "" : "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        for (String at = "http://127.0.0.1:" + port + path + "?" + query; !at.isEmpty(); ) {
            JsonNode page = page(at);
            page.path(field).forEach(row -> ids.add(row.path("id").asString()));
            at = page.path("next_page_uri").asString("");
        }
        return ids;
    }

    private JsonNode page(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("authorization", "Bearer " + key)
                .header("ngrok-version", "2")
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }
}
