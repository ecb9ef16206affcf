-- Meetings, of a body (?1), from a day (?2), to a day (?3), in states (?4, JSON), by day.
select m.id, m.body, b.name as body_name, b.short_name as body_short_name, m.number, m.term, m.held_on, m.starts_at,
    m.place, m.state, m.agenda_version, m.convened_at,
    (select count(*) from agenda_item as i where i.meeting = m.id and i.state in ('planned', 'decided')) as items,
    (select count(*) from agenda_item as i where i.meeting = m.id and i.state = 'decided') as items_decided,
    (select count(*) from agenda_item as i
        left join paper as p on p.id = i.paper
        where i.meeting = m.id and i.state in ('planned', 'decided')
            and (i.paper is null or p.state in ('in_bodies', 'ready', 'closed'))) as items_ready,
    (select coalesce(sum(i.minutes), 0) from agenda_item as i
        where i.meeting = m.id and i.state in ('planned', 'decided')) as minutes
from meeting as m
left join body as b on b.id = m.body
where (?1 is null or m.body = ?1)
    and (?2 is null or m.held_on >= ?2)
    and (?3 is null or m.held_on <= ?3)
    and (?4 is null or m.state in (select value from json_each(?4)))
order by m.held_on, m.starts_at, m.id;
