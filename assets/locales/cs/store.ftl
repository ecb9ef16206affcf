### Co se stalo s úložištěm, co je v bezpečí a co teď.

unlock-needed = Úložiště je zamčené. Zadejte heslovou větu, nebo obnovovací kód z vytištěného listu.
unlock-wrong-key = Heslová věta ani obnovovací kód k úložišti nesedí. Nic se nezměnilo; zkuste to znovu.
unlock-needs-pass-phrase = Tento počítač nemá klíčenku, zvolte proto heslovou větu.
error-cancelled = Přerušeno. Nic se nezměnilo.
store-damaged = { $copies ->
    [0] Soubor úřadu je poškozený a žádná kopie tu není. Nic nemažte a obraťte se na správce.
    [one] Soubor úřadu je poškozený. Po ruce je { $copies } dobrá kopie a záznam práce po ní.
    [few] Soubor úřadu je poškozený. Po ruce jsou { $copies } dobré kopie a záznam práce po nich.
   *[other] Soubor úřadu je poškozený. Po ruce je { $copies } dobrých kopií a záznam práce po nich.
 }
policy-unread = Co pro tento počítač určil správce, nejde přečíst, a dokud to neopraví, Oběžník se neotevře. Uložené zůstalo, jak bylo. Řekněte to správci počítače; co je špatně, stojí v záznamech o běhu programu. Po opravě spusťte Oběžník znovu.
store-open-elsewhere = Úřad je právě otevřený v jiném okně nebo programu. Zavřete ho tam a zkuste to znovu.
store-on-network = Úložiště leží na síťovém disku ({ $what }), kde by se mohlo poškodit. Přesuňte ho na disk počítače.
store-in-cloud = Úložiště leží ve složce, kterou synchronizuje { $service }, a mohlo by se poškodit. Přesuňte ho jinam.
store-newer-program = Úložiště zapsala novější verze programu. Nainstalujte ji; nic se nezměnilo.
store-keys-missing = Vedle souboru úřadu chybí store.keys, bez něj ho nelze otevřít. Vraťte ho ze zálohy.
store-missing = V této složce není úřad. Zkontrolujte cestu.
store-exists = V této složce už úřad je. Vyberte jinou složku.
store-disk-full = Na disku není místo. Nic potvrzeného se neztratilo; uvolněte místo a zkuste to znovu.
store-read-only = Do složky úřadu nelze zapisovat. Zkontrolujte oprávnění.
store-no-copy = Žádná kopie tu není.
store-copy-damaged = Tato kopie nejde přečíst také. Vyberte starší.
