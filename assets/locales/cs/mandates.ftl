### Mandáty zastupitelstva: zánik a nástup, osvědčení, předání práce, nové volební období.

settings-mandates = Mandáty
mandates-seats = Členové zastupitelstva
mandates-seats-empty = Zastupitelstvo zatím nemá členy
mandates-seats-empty-text = Členy zapíšete v části Orgány a členové, nebo najednou při novém volebním období.
mandates-lists = Náhradníci volebních stran
mandates-lists-empty = Náhradníci nejsou zapsáni
mandates-lists-empty-text = Vložte náhradníky v pořadí z výsledků voleb. Při zániku mandátu pak nastoupí další v pořadí.
mandates-ends = Zaniklé mandáty
mandates-ends-empty = Žádný mandát nezanikl
mandates-ends-empty-text = Zánik zapíšete u člena zastupitelstva.
mandate-end = Zánik mandátu
mandate-end-title = Zánik mandátu: { $person }
mandate-end-confirm = Zapsat zánik
mandate-keep = Ponechat
mandate-why = Důvod
mandate-reason =
    { $reason ->
        [resignation] Rezignace (§ 55 odst. 2)
        [refused_oath] Odmítnutí slibu nebo slib s výhradou (§ 69)
        [death] Úmrtí (§ 55 odst. 2)
        [lost_eligibility] Ztráta volitelnosti (§ 55 odst. 3)
        [conviction] Odsouzení k nepodmíněnému trestu (§ 55 odst. 3)
        [incompatibility] Neslučitelnost funkcí (§ 55 odst. 3)
        [invalid_election] Neplatnost volby (§ 60)
       *[other] Jiný důvod
    }
mandate-how = Jak k němu došlo
mandate-way =
    { $way ->
        [delivered] Písemně doručeno
        [declared] Prohlášeno na zasedání zastupitelstva
        [by_law] Ze zákona
        [assembly] Vyslovilo zastupitelstvo
        [region] Vyslovil ředitel krajského úřadu
        [court] Rozhodl soud
       *[other] Jinak
    }
mandate-last-day = Den zániku
mandate-last-day-hint = V ten den se mandát do počtu členů ještě počítá.
mandate-day-ahead = Zánik se zapisuje, až nastane. Zadejte dnešek nebo dřívější den.
mandate-day-before = Mandát v ten den ještě netrval. Zadejte pozdější den.
mandate-note = Doklad
mandate-note-hint = Číslo jednací rezignace, usnesení nebo rozhodnutí
mandate-list = Volební strana
mandate-list-hint = U člena není strana zapsána. Vyberte kandidátní listinu, ze které nastoupí náhradník.
mandate-nobody = Nikdo nenastoupí
mandate-enters = Následující den nastoupí { $person } ({ $party }). Osvědčení předá rada, kde není, starosta, do 15 dnů od zániku (§ 56).
mandate-enters-nobody = Listina nemá dalšího náhradníka, mandát zůstane neobsazen.
mandate-enters-court = O dalším rozhodne soud, náhradník nenastupuje sám.
mandate-others = Místa v jiných orgánech
mandate-other-ends = { $role } – { $body }: končí s mandátem
mandate-other-lasts = { $role } – { $body }: ukončit také
mandate-others-text = Členem rady a předsedou výboru může být jen člen zastupitelstva (§ 99 a § 117). Ostatní místa trvají, dokud o nich někdo nerozhodne.
mandate-ended = Zánik mandátu je zapsán.
mandate-row-ended = zánik { $date }
mandate-row-also = skončilo i: { $bodies }
mandate-row-entered = nastoupil(a) { $person } { $date }
mandate-row-nobody = nikdo nenastoupil
mandate-row-certified = osvědčení předáno { $date }
mandate-row-certify-by = osvědčení předat do { $date }
mandate-row-back = vzato zpět { $date }: { $reason }
certificate-due =
    { $days ->
        [0] { $person }: osvědčení o nástupu se předává nejpozději dnes.
        [one] { $person }: osvědčení o nástupu předat do { $date }, zbývá { $days } den.
        [few] { $person }: osvědčení o nástupu předat do { $date }, zbývají { $days } dny.
       *[other] { $person }: osvědčení o nástupu předat do { $date }, zbývá { $days } dnů.
    }
certificate-late = { $person }: lhůta k předání osvědčení uplynula { $date }.
certificate-note = Osvědčení předáno
certificate-title = Osvědčení předáno: { $person }
certificate-day = Den předání
certificate-day-bad = Osvědčení se předává nejdříve v den, kdy se náhradník stal členem zastupitelstva, a nejpozději dnes. Zadejte jiný den.
certificate-open = Osvědčení
certificate-open-word = Osvědčení ve Wordu
certificate-print = Osvědčení vydává rada, kde není, starosta (§ 56). Vytiskněte ho, dejte podepsat a zapište, kdy bylo předáno.
certificate-noted = Předání osvědčení je zapsáno.
mandate-back = Vzít zpět
mandate-back-title = Vzít zánik zpět: { $person }?
mandate-back-text = Mandát trvá dál, jako by nezanikl. Náhradník je znovu náhradníkem. Hlasování, která mezitím proběhla, zůstanou, jak byla zapsána.
mandate-back-reason = Důvod
mandate-back-reason-missing = Napište důvod, třeba rozhodnutí soudu.
mandate-is-back = Zánik je vzat zpět.
list-add = Přidat listinu
list-edit = Upravit
list-title = Náhradníci: { $party }
list-new = Nová listina
list-party = Volební strana
list-party-missing = Chybí název volební strany. Doplňte ho.
list-names = Náhradníci v pořadí, každý na řádku
list-names-hint = Číslo na začátku řádku se vynechá. Kdo už nastoupil, v seznamu není a zůstává.
list-skip = Kdo nenastoupí
list-skip-nobody = Nikdo další
list-skip-why = Proč nenastoupí
list-skip-why-missing = Napište, proč nenastoupí.
list-skipped = { $name } nenastoupí: { $reason }
list-next = další v pořadí: { $person }
list-nobody = nikdo nezbývá
list-count =
    { $count ->
        [one] { $count } náhradník
        [few] { $count } náhradníci
       *[other] { $count } náhradníků
    }
list-saved = Listina je uložena.

## Počet členů a proč

why-members =
    { $count ->
        [one] { $count } člen
        [few] { $count } členové
       *[other] { $count } členů
    }
why-title = Proč tolik členů
why-began = { $count } mandátů ke dni { $date }
why-left = −1 { $person }, zánik { $date }
why-left-reason = −1 { $person }, zánik { $date }: { $reason }
why-entered = +1 { $person }, od { $date }
why-sum = Dne { $date } mandátů: { $members }. Nadpoloviční většina: { $majority }.
why-counted = Hlasování bylo zapsáno s počtem { $counted }, podle dnešních zápisů jich bylo { $members }.

## Předání rozpracované práce

work-open = Předat práci
work-title = Rozpracovaná práce: { $person }
work-none = Nic rozpracovaného tu není.
work-text = Zaškrtněte, co přejde na jednoho nástupce, a předejte. Zbytek pak můžete předat někomu dalšímu.
work-to = Komu
work-to-missing = Vyberte, kdo práci převezme.
work-reason = Zánik mandátu
work-hand = Předat vybrané
work-close = Zavřít
work-nothing = Zaškrtněte aspoň jednu položku.
work-stays = předat ho může jen předkladatel sám, dokud má mandát (§ 94 odst. 1)
work-member-only = jen členu zastupitelstva (§ 94 odst. 1)
work-due = do { $date }
work-kind =
    { $kind ->
        [drafted] zpracovává
        [presented] předkládá
        [opinion] má dát stanovisko
        [owed] má připravit tisk
       *[task] úkol
    }
work-handed =
    { $count ->
        [one] Předána { $count } položka.
        [few] Předány { $count } položky.
       *[other] Předáno { $count } položek.
    }

## Nové volební období

term-begin = Nové volební období
term-title = Nové volební období
term-confirm = Zahájit období
term-text = Mandáty dosavadního zastupitelstva a místa ve výborech skončí dnem voleb (§ 55). Rada a starosta působí dál, dokud se nezvolí noví (§ 102a a § 107); skončí v části Orgány a členové. Čísla jednání začnou znovu od 1.
term-number = Číslo období
term-number-missing = Chybí číslo období. Doplňte ho.
term-election = Den voleb
term-election-hint = Den, kdy hlasování skončilo
term-election-bad = Den voleb má být v dosavadním období a nejpozději dnes.
term-results = Den vyhlášení výsledků
term-results-hint = Od něj běží lhůta ustavujícího zasedání (§ 91 odst. 1)
term-results-bad = Výsledky se vyhlašují až po volbách.
term-members = Zvolení členové: jméno; volební strana
term-members-hint = Každý na řádku. Lze vložit i z tabulky.
term-members-missing = Vložte zvolené členy.
term-substitutes = Náhradníci: jméno; volební strana
term-substitutes-hint = V pořadí, každý na řádku. Lze doplnit i později.
term-line-bad = Řádek { $line }: chybí volební strana za středníkem.
term-seen = Členů: { $members }, z toho známých úřadu: { $known }. Náhradníků: { $substitutes }.
term-seats-differ =
    { $count ->
        [one] Zastupitelstvo má { $count } místo. Zkontrolujte seznam; většina hlasů se počítá ze zapsaných členů.
        [few] Zastupitelstvo má { $count } místa. Zkontrolujte seznam; většina hlasů se počítá ze zapsaných členů.
       *[other] Zastupitelstvo má { $count } míst. Zkontrolujte seznam; většina hlasů se počítá ze zapsaných členů.
    }
term-begun = Nové volební období začalo.
term-work-title = Co přejde do nového období
term-work-text = Rozpracované tisky a úkoly přecházejí. Zaškrtněte tisky, které se mají uzavřít s důvodem „Skončilo volební období“.
term-work-confirm = Uzavřít vybrané a připravit zasedání
term-work-later = Teď ne
term-work-open = Rozpracované věci a ustavující zasedání
term-papers = Rozpracované tisky
term-papers-none = Žádný tisk není rozpracovaný.
term-paper-lost = předkladatel už nemá mandát
term-tasks =
    { $count ->
        [0] Žádný úkol není otevřený.
        [one] Trvá { $count } úkol, přechází dál.
        [few] Trvají { $count } úkoly, přecházejí dál.
       *[other] Trvá { $count } úkolů, přecházejí dál.
    }
term-meetings = Naplánovaná jednání bývalých orgánů: { $list }. Zrušíte je v části Jednání.
term-constituent = Ustavující zasedání
term-constituent-plan = Připravit ustavující zasedání
term-constituent-day = Den zasedání
term-constituent-by = Svolat tak, aby se konalo do { $date } (§ 91 odst. 1); při návrhu k soudu se lhůta počítá od jeho rozhodnutí.
term-constituent-text = Pořad: slib, ověřovatelé, volba starosty, místostarostů a rady, zřízení výborů. Předsedá zpravidla nejstarší člen nebo dosavadní starosta (§ 91 odst. 2).
term-constituent-late = Zasedání by se konalo po lhůtě { $date }.
term-constituent-past = Zasedání nemůže být v minulosti. Zvolte pozdější den.
term-constituent-place = Místo
term-constituent-time = Začátek
term-done = Nové období je připraveno.
mandates-constituent-by = Ustavující zasedání svolat tak, aby se konalo do { $date } (§ 91 odst. 1).
