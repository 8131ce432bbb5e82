package fr.contratdeville.platform.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;

/** The classes of this service that answer over HTTP. */
public final class ResourceClasses {

    private ResourceClasses() {}

    public static Stream<Class<?>> among(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct();
    }
}
