-- All municipalities by their name in addresses.
select tenant, slug, name, second_factor, keys from tenant
order by slug;
