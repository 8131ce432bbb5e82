package fr.contratdeville.platform.body;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a request record is made of. Java copies that each time it is asked, and a batch would ask thousands of times. */
final class RecordShape {

    /**
     * @param isMultiline whether it is a text that may have line breaks, or a list of such
     * @param mayBeNull whether the document says so
     */
    record Member(String name, Type type, boolean isMultiline, boolean mayBeNull) {

        private static Member of(RecordComponent component) {
            // Components do not have it themselves, but their accessors.
            Schema described = component.getAccessor().getAnnotation(Schema.class);
            return new Member(
                    component.getName(),
                    component.getGenericType(),
                    component.isAnnotationPresent(Text.Multiline.class),
                    described != null && described.nullable());
        }

        boolean isList() {
            return type instanceof ParameterizedType list && list.getRawType() == List.class;
        }
    }

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type.asSubclass(Record.class));
        }
    };

    private final Constructor<? extends Record> constructor;
    private final List<Member> members;
    private final Set<String> names;
    private final String listed;

    private RecordShape(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        members = Arrays.stream(components).map(Member::of).toList();
        names = members.stream().map(Member::name).collect(Collectors.toUnmodifiableSet());
        listed = members.stream().map(Member::name).collect(Collectors.joining(", "));
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static RecordShape of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    List<Member> members() {
        return members;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** The names of all members, as people are told them. */
    String listed() {
        return listed;
    }

    Record filledWith(Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(
                    "a request record must take any value, also null: " + constructor.getDeclaringClass(), broken);
        }
    }
}
