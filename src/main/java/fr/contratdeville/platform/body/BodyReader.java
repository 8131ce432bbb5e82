package fr.contratdeville.platform.body;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

@Provider
@Consumes(MediaType.APPLICATION_JSON)
class BodyReader implements MessageBodyReader<Body<?>> {

    private final Bodies bodies;

    BodyReader(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body<?> readFrom(
            Class<Body<?>> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        Class<?> content = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
        return bodies.read(bodies.parse(stream), content.asSubclass(Record.class));
    }
}
