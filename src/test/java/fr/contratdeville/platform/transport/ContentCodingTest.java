package fr.contratdeville.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContentCodingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|IDENTITY",
                "''|IDENTITY",
                "identity|IDENTITY",
                "gzip|GZIP",
                "x-gzip|GZIP",
                "zstd|ZSTD",
                "GZip|GZIP",
                "br|IDENTITY",
                "br, deflate|IDENTITY",
                "gzip, deflate, br, zstd|ZSTD",
                "gzip, identity|GZIP",
                "gzip;q=1.0, zstd;q=0.9|GZIP",
                "gzip ; Q=0.5 , zstd\t;\tq=0.6|ZSTD",
                "gzip;q=0.001|GZIP",
                "gzip;q=0.5, identity|IDENTITY",
                "gzip;q=0|IDENTITY",
                "gzip;q=0.000, zstd;q=0|IDENTITY",
                "*|ZSTD",
                "*;q=0.5, gzip|GZIP",
                "zstd;q=0, *|GZIP",
                "zstd;q=0, gzip;q=0, *|IDENTITY",
                "*;q=0, gzip|GZIP",
                "*;q=0, identity;q=0.1|IDENTITY",
                "identity;q=0, gzip;q=0.1|GZIP",
                "gzip;q=2, zstd;q=0.1|ZSTD",
                "gzip;level=9, zstd;q=0.1|ZSTD",
                ",, gzip,|GZIP",
                "identity;q=0|none",
                "*;q=0|none",
                "br, *;q=0|none",
                "br, identity;q=0|none"
            })
    void the_client_gets_what_it_likes_best(String acceptEncoding, ContentCoding coding) {
        assertThat(ContentCoding.preferred(acceptEncoding)).isEqualTo(Optional.ofNullable(coding));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_encoded_can_be_decoded_and_is_always_the_same(ContentCoding coding) throws IOException {
        byte[] content = content();
        byte[] encoded = encoded(coding, content);

        try (InputStream decoded = decoding(coding, encoded)) {
            assertThat(decoded.readAllBytes()).isEqualTo(content);
        }
        assertThat(encoded(coding, content)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @EnumSource(names = "IDENTITY", mode = EnumSource.Mode.EXCLUDE)
    void damage_is_noticed(ContentCoding coding) throws IOException {
        byte[] encoded = encoded(coding, content());
        encoded[encoded.length / 2] ^= 1;
        byte[] half = Arrays.copyOf(encoded(coding, content()), encoded.length / 2);

        assertThatIOException().isThrownBy(() -> decoding(coding, encoded).readAllBytes());
        assertThatIOException().isThrownBy(() -> decoding(coding, half).readAllBytes());
    }

    private static byte[] content() {
        StringBuilder content = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            content.append(i * 7919L % 104_729).append(';');
        }
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] encoded(ContentCoding coding, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoding = coding.encode(out)) {
            encoding.write(content);
        }
        return out.toByteArray();
    }

    private static InputStream decoding(ContentCoding coding, byte[] encoded) throws IOException {
        InputStream in = new ByteArrayInputStream(encoded);
        return switch (coding) {
            case ZSTD -> new ZstdInputStream(in);
            case GZIP -> new GZIPInputStream(in);
            case IDENTITY -> in;
        };
    }
}
