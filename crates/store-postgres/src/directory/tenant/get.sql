-- A municipality. $1 = tenant
select tenant, slug, name, second_factor, keys from tenant
where tenant = $1;
