### Dokumenty, které program vyrábí: ve Wordu, upravené ručně, a jejich vzhled v nastavení.

## Vložení opraveného dokumentu: proč to nejde

edition-too-large = Soubor „{ $name }“ je větší než 20 MB. Zmenšete v něm obrázky a vložte ho znovu.
edition-no-word = „{ $name }“ není dokument Wordu (DOCX). Uložte ho ve Wordu jako „Dokument Word (.docx)“ a vložte znovu.
edition-macros = „{ $name }“ obsahuje makra, úředním dokumentem být nemůže. Uložte ho jako „Dokument Word (.docx)“ bez maker.
edition-sealed = „{ $name }“ je zamčený heslem. Zrušte heslo ve Wordu a vložte ho znovu.
edition-of-another = „{ $name }“ patří k jinému dokumentu, sem by se dostal omylem. Otevřete ve Wordu dokument odsud a opravte ten.
edition-unread = „{ $name }“ teď nejde zkontrolovat. Zkuste to znovu; nic se nezměnilo.
edition-no-suite = V tomto počítači není LibreOffice, který z opraveného dokumentu vyrobí PDF. Nainstalujte ho, nebo dokument vložte na jiném počítači.
edition-no-pdf = Z opraveného dokumentu se nepodařilo vyrobit PDF. Otevřete ho ve Wordu, uložte znovu a zkuste to ještě jednou.
edition-too-slow = Výroba PDF trvala příliš dlouho. Zkuste to znovu; nic se nezměnilo.

## Okno dokumentu

edition-title = { $kind ->
    [cover_sheet] Košilka tisku ve Wordu
    [invitation] Pozvánka ve Wordu
    [extract] Výpis usnesení ve Wordu
   *[other] Seznam usnesení ve Wordu
 }
edition-own = Dokument je takový, jak ho vyrobil program. Chcete-li v něm něco změnit, otevřete ho ve Wordu, opravte a vložte zpět.
edition-by-hand = Upraveno ručně
edition-by-hand-text = Úřední podobou je opravený soubor „{ $name }“. Vložil(a): { $who }, { $when }.
edition-note = Co jste opravili
edition-note-hint = Jedna věta, třeba „doplněna adresa sálu“.
edition-open = Otevřít ve Wordu
edition-open-pdf = Otevřít PDF
edition-put = Vložit opravený dokument
edition-putting = Vyrábím PDF
edition-put-done = Opravený dokument je úřední podobou.
edition-withdraw = Vrátit dokument programu
edition-withdraw-reason = Proč se opravený dokument bere zpět
edition-withdraw-done = Úřední podobou je zase dokument programu.
edition-changed = Od ruční úpravy se změnilo: { $what }. Opravený soubor to neobsahuje; doplňte ho, nebo se vraťte k dokumentu programu.
edition-tag = { $kind ->
    [cover_sheet] košilka upravena ručně
    [invitation] pozvánka upravena ručně
    [extract] výpis upraven ručně
   *[other] seznam upraven ručně
 }
edition-close = Zavřít
edition-before = Dřívější podoby
edition-line = { $who }, { $when }: { $note }
edition-withdrawn = Vzato zpět: { $who }, { $when }: { $reason }
edition-section = { $name ->
    [heading] nadpis
    [signatures] podpisy
    [facts] údaje v záhlaví
    [draft] návrh usnesení
    [cover] finanční krytí
    [annexes] přílohy
    [route] postup projednání
    [opinions] stanoviska
    [programme] program
    [closing] závěr
    [notices] upozornění
    [text] text usnesení
    [overview] přehled
    [resolutions] usnesení
    [certified] co se osvědčuje
    [mandate] údaje o mandátu
    [receipt] potvrzení o převzetí
   *[other] celý dokument
 }

## Nastavení vzhledu

layout-title = Dokumenty
layout-hint = Jak vypadají dokumenty, které program vyrábí. Co nenastavíte, zůstane, jak je; změna platí pro dokumenty vyrobené od této chvíle.
layout-kind = Dokument
layout-kind-name = { $kind ->
    [certificate] Osvědčení o nástupu
    [cover_sheet] Košilka tisku
    [invitation] Pozvánka
    [extract] Výpis usnesení
   *[other] Seznam usnesení
 }
layout-body = Orgán
# U košilky tisku.
layout-body-next = Košilka má vzhled nastavený pro orgán, do kterého tisk půjde příště; po projednání ve všech orgánech vzhled orgánu, který rozhodl. Projednává-li tisk víc orgánů souběžně, má vzhled společný pro všechny orgány.
layout-all-bodies = všechny orgány
layout-contact = Spojení na úřad v záhlaví
layout-contact-hint = Jeden řádek pod adresou, třeba telefon, e-mail a datová schránka.
layout-opening = Úvodní věta
layout-closing = Závěrečná věta
layout-sections = Oddíly v pořadí
layout-up = Posunout výš: { $name }
layout-down = Posunout níž: { $name }
layout-shown = Zobrazit: { $name }
layout-signers = Podepisuje
layout-signers-hint = Nevyberete-li nikoho, podepisuje ten, koho zná program.
layout-signer = { $name ->
    [chair] předseda nebo starosta
    [deputy] místopředseda nebo místostarosta
    [secretary] za správnost tajemník
    [drafter] zpracovatel
   *[other] vedoucí odboru
 }
layout-in-own-hand = Za jmény stojí „v. r.“
layout-save = Uložit vzhled
layout-saved = Vzhled dokumentů je uložen.
layout-preview = Náhled první strany
# Nad náhledem, dokud úřad takový dokument nemá.
layout-preview-sample = Ukázka: takový dokument tu zatím není, údaje na ní jsou vymyšlené. Hlavička je vaše.
layout-arms = Znak obce v hlavičce
layout-arms-hint = Kresba SVG nebo obrázek PNG. Přetáhněte ji sem, nebo ji vyberte.
layout-arms-choose = Vybrat znak
layout-arms-choose-other = Vybrat jiný znak
layout-arms-remove = Odebrat znak
layout-arms-here = Dokumenty mají v hlavičce znak.
layout-arms-none = Dokumenty znak nemají.
layout-arms-new = Nový znak je v náhledu. Do dokumentů přijde, až vzhled uložíte.
layout-arms-gone = V náhledu znak není. Z dokumentů zmizí, až vzhled uložíte.
layout-arms-one = Znak je jeden soubor. Přetáhněte jen jeden. Nic se nezměnilo.
layout-arms-strange = Tento soubor není kresba SVG ani obrázek PNG. Nic se nezměnilo. Vyberte jiný.
# $most je počet kB.
layout-arms-large-picture = Obrázek PNG je moc velký, vejde se asi { $most } kB. Nic se nezměnilo. Zmenšete ho, nebo vyberte kresbu SVG.
layout-arms-large = Soubor je větší než { $most } kB. Nic se nezměnilo. Vyberte jednodušší kresbu SVG, nebo obrázek PNG zmenšete.
layout-preview-drawing = Kreslím náhled
