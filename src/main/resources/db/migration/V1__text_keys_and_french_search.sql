-- Both extensions are "trusted": the owner of the database may create them without being a superuser.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- Two texts with the same key are the same text to a person: case, accents, ligatures, kinds of apostrophe and spacing
-- are typing, not meaning. Declared immutable, which unaccent() is not, because unique indexes are built on it: whoever
-- changes the rules of the unaccent dictionary has to reindex.
create function text_key(value text) returns text
    language sql immutable strict parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary,
        regexp_replace(normalize(value, NFKC), '[\s\u00ad\u200b-\u200d\u2060\ufeff]+', '', 'g')));

-- array_to_string() is only stable, for types whose output depends on settings; text does not.
create function text_of(paragraphs text[]) returns text
    language sql immutable strict parallel safe
    return array_to_string(paragraphs, E'\n');

-- French stems after the accents are gone, so that "renovations" finds « rénovation ».
create text search configuration french_unaccent (copy = french);
alter text search configuration french_unaccent
    alter mapping for hword, hword_part, word with unaccent, french_stem;

-- For "like": finds the text anywhere in a key, whatever "like" would make of its characters.
create function text_key_pattern(value text) returns text
    language sql immutable strict parallel safe
    return '%' || regexp_replace(text_key(value), '([\\%_])', '\\\1', 'g') || '%';
