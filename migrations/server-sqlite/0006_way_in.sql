-- Other places that say who somebody is. Nothing here travels to devices.

-- Ways in as the administrator set them up. No personal data; the secret of the office at the other place is in the
-- settings, seen by nobody; until set up anew.
create table way_in (
    way text primary key,          -- oidc, ldap
    settings text not null         -- JSON
) strict, without rowid;

-- Browsers that went to another place. Nobody's yet; ten minutes.
create table passage (
    hash blob primary key,         -- SHA-256 of the cookie's secret
    began_at integer not null
) strict, without rowid;
