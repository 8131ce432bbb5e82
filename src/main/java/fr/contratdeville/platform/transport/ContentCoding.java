package fr.contratdeville.platform.transport;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** How an answer is compressed: the better before the worse. */
public enum ContentCoding {
    ZSTD {
        @Override
        public OutputStream encode(OutputStream out) throws IOException {
            return new ZstdOutputStream(out).setChecksum(true);
        }
    },
    GZIP {
        @Override
        public OutputStream encode(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, 1 << 16);
        }
    },
    IDENTITY {
        @Override
        public OutputStream encode(OutputStream out) {
            return out;
        }
    };

    /** As HTTP names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @return closed, it completes what it wrote and closes {@code out}. Who gives up closes {@code out} first, so that
     *     nothing is completed, and then this: it holds memory outside the heap, and completes by itself what is forgotten.
     */
    public abstract OutputStream encode(OutputStream out) throws IOException;

    /**
     * What the client likes best, after RFC 9110, section 12.5.3.
     *
     * @param acceptEncoding the value of the header; null if there is none
     * @return empty if the client refuses all of them
     */
    public static Optional<ContentCoding> preferred(String acceptEncoding) {
        if (acceptEncoding == null) {
            return Optional.of(IDENTITY);
        }
        Map<String, Double> qualities = qualities(acceptEncoding);
        return Stream.of(values())
                .filter(coding -> coding.quality(qualities) > 0)
                .max(Comparator.<ContentCoding>comparingDouble(coding -> coding.quality(qualities))
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** As {@link #preferred}, for what is better sent as it is than refused. */
    public static ContentCoding orIdentity(String acceptEncoding) {
        return preferred(acceptEncoding).orElse(IDENTITY);
    }

    public byte[] encoded(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = encode(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Double> qualities(String acceptEncoding) {
        Map<String, Double> qualities = new HashMap<>();
        for (String element : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = element.split(";", 2);
            String code = parts[0].strip();
            qualities.put(code.equals("x-gzip") ? "gzip" : code, quality(parts));
        }
        return qualities;
    }

    private static double quality(String[] parts) {
        if (parts.length == 1) {
            return 1;
        }
        String weight = parts[1].replaceAll("\\s", "");
        return weight.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)") ? Double.parseDouble(weight.substring(2)) : 0;
    }

    private double quality(Map<String, Double> qualities) {
        Double quality = qualities.getOrDefault(code(), qualities.get("*"));
        if (quality != null) {
            return quality;
        }
        return this == IDENTITY ? Double.MIN_VALUE : 0;
    }
}
