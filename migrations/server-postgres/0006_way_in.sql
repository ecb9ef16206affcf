-- Other places that say who somebody is. Nothing here travels to devices.

-- Ways in as the administrator set them up. No personal data; the secret of the office at the other place is in the
-- settings, seen by nobody; until set up anew.
create table way_in (
    tenant uuid not null,
    way text collate "C" not null, -- oidc, ldap
    settings text not null,        -- JSON
    primary key (tenant, way)
);

-- Browsers that went to another place. Nobody's yet; ten minutes.
create table passage (
    tenant uuid not null,
    hash bytea not null,           -- SHA-256 of the cookie's secret
    began_at bigint not null,
    primary key (tenant, hash)
);

do $$
declare
    one text;
begin
    foreach one in array array['way_in', 'passage'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
