-- An answer that was given once, to be given again when the request comes again. It commits with what the request wrote.
create table idempotent_answer (
    caller text not null,
    key text not null,
    -- SHA-256 of method, address and body: the same key with another request is a mistake.
    request_sha256 text not null,
    answered_at timestamptz not null,
    status integer not null,
    location text,
    etag text,
    content_language text,
    body text not null,
    primary key (caller, key)
);
create index idempotent_answer_age on idempotent_answer (answered_at);
