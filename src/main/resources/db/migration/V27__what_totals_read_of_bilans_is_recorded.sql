-- Totals of what is not published read what stood before a bilan, which its history leaves out. Written by the service, both
-- come with a new version of the bilan, and so with an entry; an UPDATE of it made by hand would leave none, and whoever has
-- such a total could not be told that it is another one now.
create function bilan_is_another() returns trigger language plpgsql as $$
begin
    new.version := old.version + 1;
    return new;
end $$;

create trigger bilan_is_another before update on bilan
    for each row
    when (new.version = old.version
        and (new.replaced, new.validated_content) is distinct from (old.replaced, old.validated_content))
    execute function bilan_is_another();
