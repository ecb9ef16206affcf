-- The agenda of a meeting in its order. ?1 = meeting
select i.id, i.paper, p.number as paper_number, p.state as paper_state, p.confidentiality, p.checks_open, p.checks_failed,
    i.consultation, c.role, c.state as consultation_state, i.title, i.section, i.place, i.minutes, i.is_late, i.presenter,
    pe.full_name as presenter_name, i.state, i.outcome, c.resolution, r.number as resolution_number,
    (select count(*) from attachment as a where a.parent = i.paper and a.is_current = 1 and a.place > 0) as attachments
from agenda_item as i
left join paper as p on p.id = i.paper
left join consultation as c on c.id = i.consultation
left join person as pe on pe.id = coalesce(i.presenter, p.presenter)
left join resolution as r on r.id = c.resolution
where i.meeting = ?1
order by i.place, i.id;
