package fr.contratdeville.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list. */
@Schema(description = "One page of a list.")
public record Page<T>(
        @Schema(required = true, description = "In the order of `sort`.", maxItems = ListQuery.MAX_LIMIT)
        List<T> items,

        @Schema(
                required = true,
                description = "This page's own address.",
                format = "uri-reference",
                examples = "/api/v1/actions?year=2023&limit=10")
        String self,

        @Schema(
                required = true,
                nullable = true,
                description = "Address of the next page; null on the last one.",
                format = "uri-reference",
                examples = "/api/v1/actions?year=2023&limit=10&cursor=WyJpZCIsIiIsIjAxOTkiXQ")
        String next,

        @Schema(description = "Number of items on all pages together; only with `total=true`.", examples = "39")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Long total) {

    public <S> Page<S> map(Function<T, S> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), self, next, total);
    }
}
