### Evidence dokumentů: předání do spisové služby a čísla, která od ní přišla.

nav-registry = Evidence
registry-text = Dokumenty, které patří do spisové služby, a čísla, která jim dala.
registry-help = Vyberte dokumenty a předejte je do složky spisové služby. Čísla převezmete ze seznamu, který vrátí, nebo je zapíšete ručně. Zapsané číslo se tiskne na košilce, pozvánce i výpisu usnesení.
registry-which = Které dokumenty
registry-show = { $which ->
    [waiting] Čeká na evidenci
    [registered] Evidováno
   *[all] Všechny
 }
registry-year = Rok
registry-any-year = Všechny roky
registry-any-kind = Všechny druhy
registry-kind = { $kind ->
    [paper] Tisk
    [invitation] Pozvánka
    [meeting_document] Dokument jednání
   *[extract] Výpis usnesení
 }
registry-invitation = Pozvánka: { $body } č. { $number }
registry-col-kind = Druh
registry-col-number = Číslo
registry-col-title = Dokument
registry-col-day = Ze dne
registry-col-handed = Předáno
registry-col-state = Stav
registry-reference = Číslo jednací
registry-reference-hint = Jak je ve spisové službě, třeba MUVZ 4821/2026.
registry-file = Spisová značka
registry-plan = Spisový znak
registry-retention = Skartační znak
registry-mark = Skartační znak
registry-mark-none = Neuveden
registry-years = Skartační lhůta (roky)
registry-years-bad = Napište počet let číslicemi.
registry-registered = Evidováno
registry-waiting = Čeká na evidenci
registry-handed-over = Předáno, bez čísla
registry-empty = { $which ->
    [waiting] Na evidenci nic nečeká
    [registered] Žádný dokument zatím nemá číslo
   *[all] Žádný dokument sem zatím nepatří
 }
registry-empty-text = Tisk se tu objeví po předložení, pozvánka po rozeslání a výpis po přijetí usnesení.

## Předání

registry-hand-over = Předat do spisové služby
registry-hand-over-title = { $count ->
    [one] Předat { $count } dokument do spisové služby?
    [few] Předat { $count } dokumenty do spisové služby?
   *[other] Předat { $count } dokumentů do spisové služby?
 }
registry-hand-over-next = Každý dokument se uloží do vlastní složky jako PDF/A s přílohami, jejich PDF a metadaty podle § 69a zákona č. 499/2004 Sb. Vedle přibude seznam seznam.csv.
registry-hand-over-act = Předat
registry-again = { $count ->
    [one] Předat znovu i { $count } dokument, který už předán byl
    [few] Předat znovu i { $count } dokumenty, které už předány byly
   *[other] Předat znovu i { $count } dokumentů, které už předány byly
 }
registry-confidential = Předat i neveřejné dokumenty a přílohy
registry-done = { $count ->
    [0] Nic se nepředalo
    [one] Předán { $count } dokument
    [few] Předány { $count } dokumenty
   *[other] Předáno { $count } dokumentů
 }
registry-done-where = Leží ve složce { $folder }.
registry-annexes-kept = { $count ->
    [one] { $count } neveřejná příloha zůstala v úřadě.
    [few] { $count } neveřejné přílohy zůstaly v úřadě.
   *[other] { $count } neveřejných příloh zůstalo v úřadě.
 }
registry-without-pdf = { $count ->
    [one] { $count } soubor šel bez PDF, jen tak, jak je
    [few] { $count } soubory šly bez PDF, jen tak, jak jsou
   *[other] { $count } souborů šlo bez PDF, jen tak, jak jsou
 }
registry-left-out = { $count ->
    [one] { $count } dokument nešel
    [few] { $count } dokumenty nešly
   *[other] { $count } dokumentů nešlo
 }
registry-went-before = už byl předán; má-li jít znovu, zaškrtněte opakované předání
registry-is-confidential = není veřejný; má-li jít, zaškrtněte neveřejné dokumenty
registry-close = Zavřít
registry-cancel = Zrušit
registry-no-folder = Není určena složka spisové služby. Vyberte ji v Nastavení, v části Spisová služba.
registry-folder-gone = Složka { $folder } teď není dostupná. Nic se nepředalo; připojte ji a zkuste to znovu.
registry-folder-failed = Do složky spisové služby nejde zapsat ({ $why }). Co už je předáno, je zapsáno; zbytek předejte znovu.
registry-list-foreign = Soubor { $file } ve složce spisové služby není seznam tohoto programu. Přejmenujte ho a předejte dokumenty znovu.
registry-sender-lacks = { $what ->
    [ico] Obec nemá v Nastavení platné IČO (osm číslic).
    [address] Obec nemá v Nastavení adresu.
   *[box] Není uvedena datová schránka obce. Doplňte ji v Nastavení, v části Spisová služba.
 } Metadata podle § 69a ji vyžadují, proto se nic nepředalo.

## Čísla

registry-enter = Zapsat číslo
registry-mend = Opravit
registry-enter-title = Čísla spisové služby: { $name }
registry-enter-act = Zapsat
registry-entered = Zapsáno { $number }
registry-reason = Důvod opravy
registry-reason-hint = Jednou větou, uvidí ho všichni, kdo vidí dokument.
registry-corrected = Dříve { $before }. Opravuje { $by } { $when }: { $reason }
registry-take = Převzít čísla ze seznamu…
registry-take-title = Převzít čísla ze seznamu
registry-list = Seznam ze spisové služby
registry-list-pick = Vybrat soubor…
registry-list-hint = Vyberte seznam ze spisové služby: CSV nebo XLSX se sloupci JID a Číslo jednací. Ostatní sloupce program pozná podle nadpisů.
registry-take-act = { $count ->
    [0] Není co převzít
    [one] Převzít { $count } číslo
    [few] Převzít { $count } čísla
   *[other] Převzít { $count } čísel
 }
registry-found = Nových čísel: { $count }. Už zapsaných: { $known }. Řádků bez čísla: { $waiting }.
registry-taken = { $count ->
    [one] Převzato { $count } číslo
    [few] Převzata { $count } čísla
   *[other] Převzato { $count } čísel
 }
registry-faults = { $count ->
    [one] { $count } řádek zůstane stranou
    [few] { $count } řádky zůstanou stranou
   *[other] { $count } řádků zůstane stranou
 }
registry-fault = Řádek { $line }: { $what }
registry-list-none = Soubor { $file } není tabulka. Uložte seznam ze spisové služby jako CSV.
registry-list-given-up = Soubor { $file } se nepodařilo přečíst. Zkuste to znovu, nebo ho uložte jako CSV.
registry-list-no-column = V seznamu chybí sloupec { $column }.
registry-list-broken-line = řádek nejde přečíst
registry-list-unknown = identifikátor „{ $jid }“ tu nemá žádný dokument
registry-list-twice = číslo { $number } je v seznamu už na řádku { $line }
registry-list-other = dokument už má číslo { $known }; na { $number } ho opravte ručně a s důvodem

## Nastavení

settings-filing = Spisová služba
filing-lead = Sem program ukládá dokumenty pro spisovou službu. Složka platí pro tento počítač, datová schránka a znaky pro celý úřad.
filing-folder = Složka pro předávané dokumenty
filing-folder-hint = Celá cesta, například S:\Spisovka\Obeznik.
filing-box = Datová schránka obce
filing-box-hint = Sedm znaků. Povinný údaj metadat podle § 69a.
filing-marks = Obvyklé znaky podle druhu dokumentu
filing-kept = Tento počítač měl vlastní znaky.
filing-kept-text = Úřad má jiné a ty teď platí. Znaky z tohoto počítače jsou uložené stranou; převezmete-li je do formuláře, začnou v úřadu platit až po uložení.
filing-kept-take = Převzít znaky z tohoto počítače
filing-kept-forget = Nechat znaky úřadu
filing-moved = Znaky nebo datovou schránku mezitím změnil někdo jiný. Co jste napsali, zatím není uložené.
filing-moved-read = Načíst znaky úřadu
filing-save = Uložit spisovou službu
filing-saved = Nastavení spisové služby je uložené
registry-no-such-folder = Složka { $folder } tu není. Nic se nezměnilo; zkontrolujte cestu.
registry-folder-in-store = Ve složce { $folder } má data tento program. Nic se nezměnilo; vyberte jinou.
registry-data-box-unfit = „{ $box }“ není identifikátor datové schránky. Má sedm písmen a číslic.
