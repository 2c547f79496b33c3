### Qué está mal en un campo o en una petición, y qué reglas del dominio dicen que no.

## Sugerencias

did-you-mean = ¿Quiso decir { $what }?
did-you-mean-one-of = ¿Quiso decir uno de estos: { $what }?
no-suggestion = { "" }
allowed-fields = Se admiten: { $what }.
named = { $name } ({ $code })
named-region = { REGION($code) } ({ $code })
named-multilateral = { MULTILATERAL($code) } ({ $code })

## Campos

rule-required = Este dato es obligatorio.
rule-too-long = Demasiado largo: tiene { $actual } caracteres y caben { $max }.
rule-too-few = Cantidad insuficiente: el mínimo es { $min }.
rule-too-many = Cantidad excesiva: el máximo es { $max }.
rule-twice = Figura dos veces en la lista.
rule-range = Debe estar entre { $min } y { $max }.
rule-not-before = No debe ser anterior al { $earliest }.
rule-days = Debe estar entre el { $earliest } y el { $latest }.
rule-link = Debe ser una dirección web que empiece por https:// o http://, sin espacios.
rule-one-line = Debe ser una sola línea.
rule-control = Contiene un carácter de control invisible ({ $code }). Sírvase quitarlo.
rule-whole = «{ $value }» no es un número entero. Escríbalo con cifras, sin decimales ni moneda, por ejemplo 1500.
rule-decimal = Aquí no se admite un número con decimales. Escriba un número entero, o ponga entre comillas un código como "17.10".
rule-date = «{ $value }» no es una fecha. Escriba año-mes-día, por ejemplo 2026-11-21.
rule-no-such-day = El día { $value } no existe.
rule-year = El año debe estar entre { $min } y { $max }.
rule-choice = «{ $value }» no es una de las opciones, que son: { $allowed }.
rule-id = Un identificador tiene de 1 a { $max } caracteres: de la a a la z, del 0 al 9 y guiones, por ejemplo br-human-milk-banks.
rule-id-fixed = Este registro se llama { $id }, y un registro conserva su identificador.
rule-id-taken-by-address = «{ $value }» es una palabra de las direcciones de este sitio y no puede ser un identificador.
rule-shows-nothing = Esto no muestra nada: solo contiene caracteres que nadie ve.
rule-object = Aquí se esperan campos con nombre.
rule-one-value = Aquí se espera un solo valor, no una lista ni un grupo de campos.
rule-unknown-field = No hay ningún campo con este nombre. { $hint }
rule-cursor = La lista ha cambiado y este lugar ya no está en ella. Sírvase empezar de nuevo sin cursor.
rule-stream = «{ $value }» no es el nombre de una secuencia. Escriba el tipo y el identificador, por ejemplo offer-br-human-milk-banks.
rule-terms = Estos campos incumplen una regla: { $fields }.
rule-own-country = { $country } no puede ser su propio socio.
rule-paid-already = Lo que la propia oferta paga no se puede pedir a otros.
rule-programme = No existe el programa «{ $value }». Se admiten: { $known }.
rule-no-programmes = Aquí no consta ningún programa; este campo debe quedar vacío.
rule-wanted-and-unwanted = Este país figura a la vez como deseado y como no deseado.
rule-theme-or-skill = Una necesidad indica un área temática, una competencia o ambas.

## Códigos

rule-country = «{ $value }» no figura en la lista de países. Escriba su nombre o su código ISO 3166, por ejemplo BO. { $hint }
rule-provider = «{ $value }» no figura en la lista de países ni en la de organismos multilaterales. Escriba un nombre o un código, por ejemplo BO o ISDB. { $hint }
rule-multilateral = «{ $value }» no figura en la lista de organismos multilaterales. Escriba su nombre o su código, por ejemplo ISDB. { $hint }
rule-region = «{ $value }» no figura en la lista de regiones. Escriba su nombre o su código M49 de las Naciones Unidas, por ejemplo 419. { $hint }
rule-bloc = «{ $value }» no figura en la lista de bloques. Escriba su nombre o su código, por ejemplo caricom. { $hint }
rule-language = «{ $value }» no figura en la lista de idiomas. Escriba su nombre o su código ISO 639, por ejemplo es. { $hint }
rule-modality = «{ $value }» no es una modalidad. Las modalidades son: { $allowed }. { $hint }
rule-theme = «{ $value }» no es un área temática. Escriba su nombre o su código en la lista CAD/CRS de la OCDE, por ejemplo 12220 o 122. { $hint }
rule-theme-is-sdg = «{ $value }» parece un Objetivo de Desarrollo Sostenible o una de sus metas: corresponde al campo sdg_targets. Las áreas temáticas llevan códigos de la lista CAD/CRS de la OCDE, por ejemplo 12220 o 122.
rule-theme-no-such-code = La lista CAD/CRS de la OCDE no tiene el código { $value }. Sus códigos tienen tres cifras (122, salud básica) o cinco (12220, atención básica de salud).
rule-theme-other-list = «{ $value }» parece un código de otra lista. Las áreas temáticas llevan códigos de la lista CAD/CRS de la OCDE, por ejemplo 12220 o 122, o sus nombres.
rule-sdg = «{ $value }» no es un Objetivo de Desarrollo Sostenible ni una de sus metas. Escriba su número, por ejemplo 3 o 3.2. { $hint }
rule-sdg-is-theme = «{ $value }» parece un código de la lista CAD/CRS de la OCDE: corresponde al campo thematic_areas. Los objetivos y las metas se escriben 3 o 3.2.
rule-scope = «{ $value }» no es un grupo de países. Escriba el nombre de un grupo, región, bloque o país, o un código: all, all_developing, ldc, lldc, sids, region:419, bloc:caricom o country:BO. { $hint }

## Peticiones que no se pueden leer

malformed-json = Esto no es JSON: la lectura se detuvo en la línea { $line }, columna { $column }.
malformed-utf8 = El texto no está en UTF-8: el byte { $byte } no corresponde.
malformed-depth = Las listas y los objetos pueden anidarse como máximo { $max } niveles.
malformed-twice = El campo «{ $field }» figura dos veces.
malformed-form-size = Un formulario admite como máximo { $max } valores.
malformed-form-name = El nombre «{ $field }» de un campo del formulario no conduce a ninguna parte.
malformed-version = «{ $value }» no es una versión. Envíe el ETag tal como lo recibió, por ejemplo "12".
malformed-key = Una clave de idempotencia tiene de 1 a { $max } caracteres.
media-type-not-read = Aquí no se lee contenido del tipo «{ $value }». Envíe application/json o application/x-www-form-urlencoded.
media-type-missing = La petición no dice de qué tipo es su contenido: falta el encabezado Content-Type. Envíe application/json o application/x-www-form-urlencoded.
identity-unknown = «{ $value }» no dice quién actúa. Escriba coordinator, observer, country:BR, agency:BO o institution:ISDB y, si lo desea, ;name=… a continuación.
forbidden-role = La función con la que se ha identificado no permite hacerlo.
rule-other-role = Este formulario se abrió con la función «{ $then }», pero en este navegador usted actúa ahora con la función «{ $now }». Si lo envía de nuevo, se registrará con la función «{ $now }»; si no es lo que quiere, vuelva antes a identificarse como al principio.
stale = Usted vio la versión { $expected }; la actual es la { $actual }. Sírvase leerla y hacer de nuevo su cambio.

## Reglas del dominio

offer-already-published = Ya existe una oferta con este identificador.
offer-not-published = No existe tal oferta.
offer-not-open = La oferta está suspendida, retirada o vencida.
offer-is-withdrawn = Quien hizo esta oferta la retiró: ya no puede cambiarse.
offer-is-expired = Esta oferta venció, pues pasó el último día en que era válida: ya no puede cambiarse.
offer-not-suspended = La oferta no está suspendida.
offer-still-valid = La oferta es válida hasta el { $until }.
offer-below-held = Las alianzas tienen reservada capacidad de esta oferta: cupos, { $places }; semanas de expertos al año, { $weeks }. La oferta no puede reducirse a menos.
offer-exhausted = La capacidad se destinó a otra alianza. Cupos disponibles: { $places }; semanas de expertos disponibles: { $weeks }.
offer-already-held = Esta alianza ya tiene reservada capacidad de la oferta.
offer-not-held = Esta alianza no tiene reservada capacidad de la oferta.
request-already-submitted = Ya existe una solicitud con este identificador.
request-not-submitted = No existe tal solicitud.
request-not-open = La solicitud está retirada, cerrada o atendida.
request-is-withdrawn = La institución retiró esta solicitud: ya no puede cambiarse.
request-is-closed = La coordinación cerró esta solicitud sin alianza: ya no puede cambiarse.
request-is-fulfilled = Una alianza responde a esta solicitud: ya no puede cambiarse.
request-already-asked = Ya hay una pregunta a la institución que espera respuesta.
request-nothing-asked = No hay ninguna pregunta que espere respuesta.
partnership-already-exists = Esta solicitud ya se convirtió en una alianza.
programme-already-established = Ya existe un programa con este identificador.
programme-not-running = El programa no está en marcha.
programme-already-member = { $country } ya pertenece al programa.
programme-not-member = { $country } no pertenece al programa.
programme-no-such-area = El programa no tiene un área llamada «{ $area }».
review-settled = Esta propuesta ya está resuelta.
review-already-endorsed = Esta propuesta ya cuenta con aval.
review-not-endorsed = Las partes se consultan una vez que la coordinación ha avalado la propuesta.
review-already-agreed = Todas las partes ya han dado su consentimiento.
review-no-such-party = Esta propuesta no tiene tal parte: { $party }.
review-already-consented = Esta parte ya dio su consentimiento: { $party }.
review-not-later = Solo puede aplazarse a un día posterior al { $today }; el { $until } no lo es.
shortlist-not-on-list = La propuesta { $proposal } no está en la lista.
shortlist-does-not-sum = Los puntos de la propuesta { $proposal } no suman su puntaje.

## Tablas

table-problems = Problemas
table-guessed-encoding = El archivo no indica su codificación; se leyó como { $encoding }.
table-day-first = Las fechas como 01/06/2027 se leyeron con el día primero.
table-month-first = Las fechas como 06/01/2027 se leyeron con el mes primero.
table-day-unclear = ¿Primero el día o el mes? Ninguna fecha del archivo lo aclara. Escriba año-mes-día, por ejemplo 2026-11-21, en celdas con formato de texto.
table-workbook = Es un libro de cálculo, no un archivo de texto. Sírvase guardarlo antes como CSV (UTF-8).
table-not-text = No es un archivo de texto.
table-empty = El archivo está vacío.
table-no-headings = No se conoce ninguno de los encabezados. La primera línea nombra las columnas, separadas por comas, puntos y comas o tabuladores: { $fields }.
table-unknown-heading = No hay ninguna columna «{ $value }». { $hint }
table-heading-twice = Esta columna figura dos veces en el archivo.
table-unreadable = No se puede leer la línea { $line }: quizá haya unas comillas sin cerrar.
table-cells = La fila tiene { $cells } celdas, pero hay { $headings } encabezados. Quizá un texto contenga el separador y no esté entre comillas.
table-parts = Un elemento tiene más partes de las previstas, que son: { $parts }. Ponga una barra invertida antes de un | que forme parte del texto.
