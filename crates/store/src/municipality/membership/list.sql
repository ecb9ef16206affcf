-- Memberships, of a body (?1), of a person (?2), on a day (?3); each may be left out
select m.id, m.body, b.short_name as body_name, m.person, p.full_name as person_name, m.role, m.from_on, m.to_on,
    m.end_reason, m.party
from membership as m
left join body as b on b.id = m.body
left join person as p on p.id = m.person
where (?1 is null or m.body = ?1)
    and (?2 is null or m.person = ?2)
    and (?3 is null or (m.from_on <= ?3 and (m.to_on is null or ?3 <= m.to_on)))
order by b.rank, b.name_sort, m.role <> 'chair', m.role <> 'deputy_chair', p.name_sort, m.from_on, m.id;
