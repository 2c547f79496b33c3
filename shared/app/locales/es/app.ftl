### El marco de cada página, la identificación y lo que significa cada tipo de problema.

motto = Cooperación entre iguales
skip-to-content = Ir al contenido
nav-main = Principal
nav-account = Su función
nav-languages = Idiomas
nav-more = Más de la lista
nav-offers = Ofertas de capacidades
nav-offers-short = Ofertas
nav-requests = Solicitudes de cooperación
nav-requests-short = Solicitudes
nav-review = Revisión
nav-partnerships = Alianzas
footer-about = Ayni propone alianzas y expone sus razones. Las personas deciden.
footer-api = Datos e interfaces
back-to-start = Volver a la página inicial
optional = (opcional)
quoted = «{ $words }»
colon = :
yes = Sí
no = No
list-more = Mostrar más
list-empty = Todavía no hay nada aquí.
errors-unsent = Aún no se registró nada
errors-title =
    { $count ->
        [one] Hay una respuesta por corregir
       *[other] Hay { $count } respuestas por corregir
    }

## La página inicial

welcome-title = Cooperación Sur-Sur y triangular
welcome-about = Los países dicen qué pueden compartir, las instituciones dicen qué necesitan y Ayni propone quién podría trabajar con quién.
welcome-offers = Conocimientos que las instituciones de un país están dispuestas a compartir.
welcome-requests = Necesidades que las instituciones han dado a conocer.
welcome-review = Propuestas que esperan una decisión, cada una con su puntaje y sus razones.
welcome-partnerships = Lo que todas las partes han acordado.

## Identificación

sign-in = Identificarse
sign-out = Salir
sign-in-title = ¿En qué función actúa usted?
sign-in-about = Esta versión no pide contraseña y da por cierto lo que usted declara. Por eso atiende únicamente a este equipo.
sign-in-as-coordinator = Coordinación: revisa las propuestas y decide sobre ellas
sign-in-as-country = Punto focal nacional: habla en nombre de un país
sign-in-as-agency = Institución nacional: publica lo que su país necesita
sign-in-as-institution = Organismo multilateral: ofrece apoyo
sign-in-as-observer = Observación: puede leer, no modifica nada
sign-in-country-hint = Necesario para puntos focales e instituciones nacionales.
sign-in-institution-hint = Necesario para organismos multilaterales.
sign-in-name-hint = Queda registrado de forma permanente con todo lo que usted haga. Bastan sus iniciales o el nombre de su oficina.
unsent-asked = Cuando usted envió el formulario, ya nadie estaba identificado aquí, así que no se registró nada. Lo que escribió se conserva: identifíquese aquí y podrá enviarlo a continuación.
unsent-title = Su formulario todavía no se ha enviado
unsent-about = Ahora actúa como { $role }. Lo que escribió se conserva en esta página hasta que salga de ella.
unsent-send = Enviar el formulario
unsent-leave = No enviarlo
notice-signed-in = Su identificación quedó registrada.
notice-signed-out = Ha salido.
acts-as-coordinator = Coordinación
acts-as-country = Punto focal nacional
acts-as-agency = Institución nacional
acts-as-observer = Observación

## Problemas: un nombre y qué hacer

problem-reference = Si lo comunica, sírvase citar
problem-see-record = Ver el registro como está ahora
problem-malformed = No se pudo leer la petición
problem-malformed-about = Lo enviado no tiene la forma esperada. Sírvase comprobarlo y enviarlo de nuevo.
problem-sign-in = Sírvase identificarse primero
problem-sign-in-about = Quien modifica algo debe decir en qué función lo hace. En las páginas, identifíquese; en la API, envíe el encabezado Ayni-Act-As con coordinator, observer, country:BR, agency:BO o institution:ISDB.
problem-sign-in-here = Aquí ya nadie está identificado, así que no se registró nada. Sírvase identificarse. Para conservar lo que escribió, vuelva después atrás en su navegador hasta el formulario y envíelo de nuevo.
problem-forbidden = Su función no lo permite
problem-forbidden-about = Cada función actúa solo por su propio país u organismo, y solo la coordinación decide sobre las propuestas. Identifíquese con otra función si la tiene.
problem-cross-site = La petición proviene de otro sitio
problem-cross-site-about = Para su protección, solo se aceptan formularios enviados desde las páginas de este sitio. Sírvase abrir la página aquí y enviar de nuevo el formulario.
problem-not-found = Aquí no hay nada
problem-not-found-about = Puede que la dirección esté mal escrita o que lo que había aquí no esté abierto para usted.
problem-method = Esto no se puede hacer aquí
problem-method-about = La dirección existe, pero no admite este tipo de petición. El encabezado Allow indica cuáles admite.
problem-rule = Una regla no lo permite
problem-rule-about = La petición se entendió, pero en el estado actual no puede cumplirse. El estado actual muestra lo que sí puede hacerse.
problem-contended = Otras personas se adelantaron
problem-contended-about = Varias personas modificaron el mismo registro al mismo tiempo. No se perdió nada y no se registró nada a su nombre; sírvase intentarlo de nuevo.
problem-stale = Ha cambiado desde que usted lo vio
problem-stale-about = Alguien modificó el registro después de que usted lo abriera. Sírvase leer la versión actual y hacer de nuevo su cambio.
problem-slow = No llegó todo lo que se envió
problem-slow-about = La conexión fue demasiado lenta o se interrumpió, y no se registró nada. Sírvase enviarlo de nuevo.
problem-too-large = Se envió demasiado de una vez
problem-too-large-about = Un formulario o una llamada a la API admite como máximo 1 MiB. Las cantidades mayores se envían por la importación.
problem-media-type = Aquí no se lee este tipo de contenido
problem-media-type-about = Envíe JSON como application/json o un formulario como application/x-www-form-urlencoded.
problem-validation = Hay respuestas por corregir
problem-validation-about = Se nombra cada campo que no puede aceptarse, con su valor y lo que se admite. No se registró nada.
problem-key-reused = Esta clave ya se usó para otra cosa
problem-key-reused-about = Una Idempotency-Key identifica una sola petición. Ya se usó con otro contenido; envíe este con una clave propia.
problem-precondition = Falta la versión
problem-precondition-about = Un cambio debe decir a qué versión se refiere. Envíe en el encabezado If-Match el ETag que recibió.
problem-internal = Lo sentimos: algo falló de nuestro lado
problem-internal-about = La falla quedó anotada. Nada se registró a medias: un cambio se guarda entero o no se guarda. Sírvase intentarlo de nuevo.
problem-unavailable = Lo sentimos: los registros no están accesibles en este momento
problem-unavailable-about = Sírvase intentarlo de nuevo en un momento. Si envía otra vez la misma petición, se cumplirá una sola vez.

## What records have in common: searching, writing, their history

field-request = Solicitud de cooperación
field-offer = Oferta de capacidades
field-q = Palabras
field-language = Idioma
field-status = Estado
field-sort = Orden
filter-title = Búsqueda
filter-more = Más filtros
filter-show = Mostrar
filter-clear = Mostrar todo
filter-any = Cualquiera
edit-changed-meanwhile = Alguien modificó este registro después de que usted lo abrió. No se ha perdido nada de lo que escribió: compárelo con la versión actual y envíelo de nuevo.
edit-ended-meanwhile = Lo que usted escribió sigue abajo para que pueda copiarlo; ya no se puede enviar.
edit-kept = Lo que usted escribió
edit-see-current = Ver la versión actual
edit-alike = Parece que esto ya está publicado. Si es lo mismo, modifique el registro indicado abajo; si es otra cosa, pulse «Publicarla de todos modos» al final del formulario.
edit-all-the-same = Publicarla de todos modos
edit-written-in = El idioma en que están escritos los textos de esta página. No se traducen nunca.
edit-thematic-areas = De uno a ocho códigos de la lista de la OCDE, o sus nombres, el más importante primero.
edit-sdg-targets = Objetivos o metas, por ejemplo 3 o 3.2.
edit-source = Solo para registros que otra persona elaboró a partir de una publicación: indique cuál.
edit-more-rows = Más filas
suggest-title = Temas sugeridos
suggest-about = A partir del título y del texto de arriba; la cifra indica con qué frecuencia acierta una sugerencia así de segura. Pulse una para añadirla abajo y otra vez para quitarla.
suggest-button = Sugerir temas
suggest-waiting = Las sugerencias aparecen aquí mientras usted escribe.
suggest-none = Todavía nada es lo bastante seguro para sugerirlo. Unas palabras más pueden ayudar.
suggest-some = Se sugiere:
derived-record = Este registro se elaboró a partir de cooperación ya publicada. No constituye una declaración de los gobiernos mencionados.
derived-source = La fuente
history-title = Historial
history-by-program = Ayni, automáticamente
history-on-behalf = { $actor }, en nombre de { $other }
history-changed = Cambió: { $fields }
