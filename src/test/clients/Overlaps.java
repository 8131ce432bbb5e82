import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.BilansApi;
import org.openapitools.client.api.IndicatorValuesApi;
import org.openapitools.client.model.Aggregate;
import org.openapitools.client.model.Bilan;
import org.openapitools.client.model.BilanRequest;
import org.openapitools.client.model.FigureRequest;
import org.openapitools.client.model.IndicatorValue;
import org.openapitools.client.model.IndicatorValueRequest;
import org.openapitools.client.model.Overlap;
import org.openapitools.client.model.OverlapExtent;
import org.openapitools.client.model.OverlapRequest;
import org.openapitools.client.model.SentState;
import org.openapitools.client.model.ValueKind;

/**
 * Sends and reads what figures declare of the people whom they count, by the client that openapi-generator makes of the document
 * for Java, and reads totals with a code that it does not know. GeneratedClientsIT compiles it with the client and runs it.
 */
public class Overlaps {

    private static final Map<String, String> GIVEN = System.getenv();
    private static final BigDecimal COUNTED = BigDecimal.valueOf(15);

    public static void main(String[] args) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(GIVEN.get("API"));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + GIVEN.get("TOKEN")));
        IndicatorValuesApi figures = new IndicatorValuesApi(client);
        BilansApi bilans = new BilansApi(client);

        figures.createIndicatorValue(
                id("ACTION"),
                new IndicatorValueRequest()
                        .indicatorId(id("IN_NUMBERS"))
                        .kind(ValueKind.EXACT)
                        .value(COUNTED)
                        .addOverlapsItem(new OverlapRequest().actionId(id("OTHER")).people(BigDecimal.valueOf(7))),
                null);
        figures.createIndicatorValue(
                id("ACTION"),
                new IndicatorValueRequest()
                        .indicatorId(id("IN_WORDS"))
                        .kind(ValueKind.EXACT)
                        .value(COUNTED)
                        .addOverlapsItem(
                                new OverlapRequest().actionId(id("OTHER")).share(OverlapExtent.ALL)),
                null);
        for (IndicatorValue figure : figures.listIndicatorValues(id("ACTION"), null, null, null, null, null, null, null, null)
                .getItems()) {
            for (Overlap overlap : figure.getOverlaps()) {
                System.out.printf(
                        "%s: %s, %s%n",
                        figure.getIndicator().getCode(),
                        overlap.getShare(),
                        overlap.getPeople() == null ? "in words" : overlap.getPeople());
            }
        }
        UUID posted = bilans.postBilan(
                        new BilanRequest()
                                .structureId(id("STRUCTURE"))
                                .year(2023)
                                .actionId(id("ACTION"))
                                .state(SentState.DRAFT)
                                .addFiguresItem(new FigureRequest()
                                        .indicatorId(id("IN_NUMBERS"))
                                        .kind(ValueKind.EXACT)
                                        .value(COUNTED)
                                        .addOverlapsItem(new OverlapRequest()
                                                .actionId(id("OTHER"))
                                                .people(BigDecimal.valueOf(8)))),
                        null,
                        null,
                        null,
                        null)
                .getId();
        Bilan bilan = bilans.getBilan(posted, null, null, null);
        System.out.println("bilan: "
                + bilan.getContent().getFigures().get(0).getOverlaps().get(0).getShare());
        System.out.println("later: " + ofALaterVersion().getRows().get(0).getIndicators().get(0).getPrecision());
    }

    /** Totals as a version of the service could answer them that has codes which this client does not know. */
    private static Aggregate ofALaterVersion() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(GIVEN.get("API") + "/api/v1/aggregates/years"))
                .build();
        String totals = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return ApiClient.createDefaultObjectMapper()
                .readValue(totals.replaceAll("\"precision\":\"[a-z]+\"", "\"precision\":\"divined\""), Aggregate.class);
    }

    private static UUID id(String name) {
        return UUID.fromString(GIVEN.get(name));
    }
}
