# Lo que el programa dice en una terminal, y en las páginas del acceso y del emparejador.

cli-serving = Ayni sirve { $data } en { $address }. Deténgalo con Ctrl+C.
cli-score = Puntaje: { $score } de 1000
cli-closes = Cubierto
cli-unmet = Por cubrir
cli-no-request = No existe la solicitud «{ $id }».
cli-no-offer = No existe la oferta «{ $id }».
cli-not-open = La solicitud «{ $id }» o la oferta ya no está abierta.
cli-no-policy = Aún no se ha adoptado ninguna política: `ayni serve` adopta una y hace las primeras propuestas.
cli-unrecorded = { $count ->
    [one] Una lista corta se calculó ahora mismo
   *[other] { $count } listas cortas se calcularon ahora mismo
} con lo que llegó mientras el servicio estaba parado; `ayni serve` { $count ->
    [one] la registra
   *[other] las registra
}.
cli-no-proposals = Ninguna oferta responde todavía a esta solicitud.
cli-setting-out-of-range = configuración: { $setting } es { $value }; debe estar entre { $min } y { $max }.
cli-matching = Emparejando
cli-replaying = Reproduciendo el registro
cli-verifying = Leyendo el registro

cli-verified-events = { $count ->
    [one] Un evento está tal como se escribió.
   *[other] { $count } eventos están tal como se escribieron.
}
cli-verified-streams = { $count ->
    [one] Una secuencia es una cadena sin interrupciones.
   *[other] { $count } secuencias son cadenas sin interrupciones.
}
cli-verified-shortlists = { $count ->
    [one] Una revisión de lista corta resulta igual al reproducir el registro.
   *[other] { $count } revisiones de listas cortas resultan iguales al reproducir el registro.
}

cli-imported = { $file }: { $count ->
    [one] se incorporó un registro
   *[other] se incorporaron { $count } registros
}.
cli-imported-before = { $file } ya se había incorporado, con { $count ->
    [one] un registro
   *[other] { $count } registros
}; no se registró nada nuevo.
cli-import-alike = { $count ->
    [one] Uno de ellos ya parece estar registrado.
   *[other] { $count } de ellos ya parecen estar registrados.
} Si es el mismo, retire el nuevo.
cli-import-programmes = Programas que aquí no constan, de modo que las ofertas no ganan nada con ellos: { $programmes }.
cli-import-like = línea { $line }: { $id } se parece a { $like }
cli-import-more = { $count ->
    [one] y uno más
   *[other] y { $count } más
}; --json los nombra todos
cli-refused = { $file }: no se incorporó nada; { $count ->
    [one] un error
   *[other] { $count } errores
}. { $output } indica qué está mal y en qué celda.
cli-exported = { $count ->
    [one] Un registro escrito
   *[other] { $count } registros escritos
} en { $file }.

cli-demo-title = Ayni: hoy por ti, mañana por mí
cli-demo-derived = Cada registro se deriva de cooperación publicada. No es una declaración de los gobiernos mencionados.
cli-demo-counts = Qué contiene el registro
cli-demo-best = Las mejores propuestas
cli-demo-steps = Cuánto tardó
cli-demo-address = Las páginas están en { $address }. Deténgalo con Ctrl+C.
cli-demo-kept = Los datos quedan en { $folder }.
cli-demo-temporary = Los datos están en { $folder } y se borran al terminar la demostración; `--data CARPETA` los conserva.
cli-count-offers = ofertas de capacidades
cli-count-providers = países e instituciones que ofrecen
cli-count-requests = solicitudes de cooperación
cli-count-past = alianzas anteriores
cli-count-programmes = programas
cli-count-shortlists = solicitudes con lista corta
cli-count-triangles = de ellas, mejor atendidas por un triángulo
cli-step-open = Abrir el registro
cli-step-load = Registrar programas, alianzas, ofertas, solicitudes
cli-step-match = Emparejar todas las solicitudes
cli-step-read = Leer de nuevo el registro

explain-title = Por qué sí y por qué no
explain-on-list = Esta oferta está en la lista corta, en el puesto { $rank }.
explain-declined = Esta propuesta fue descartada. Volverá a considerarse cuando cambien sus términos.
explain-filtered = { $count ->
    [one] Esta oferta no puede considerarse para esta solicitud, por una razón.
   *[other] Esta oferta no puede considerarse para esta solicitud, por { $count } razones.
}
explain-short = { $points ->
    [one] A esta oferta le falta un punto para entrar en la lista corta.
   *[other] A esta oferta le faltan { $points } puntos para entrar en la lista corta.
}
explain-behind-same = Con el mismo primer oferente ya figura una propuesta mejor: { $proposal }.
explain-behind-alone = Una propuesta triangular tiene que ser mejor que su primer oferente solo: { $proposal }.
explain-behind-last = La última de la lista es { $proposal }.
explain-ask = ¿Por qué oferta desea preguntar?
explain-request-ended = Esta solicitud ya no espera contrapartes, por lo que no se le propone nada.
explain-offer-ended = Esta oferta ya no está abierta: fue retirada o venció. No se propone a nadie.
explain-offer-suspended = Esta oferta no está abierta ahora: quien la hizo la suspendió. Se podrá preguntar por ella cuando se reanude.
explain-offer = Oferta de capacidades
explain-offer-hint = Escriba una parte del oferente, del título o del identificador y elíjala de la lista.
explain-ask-button = Ver la respuesta
explain-another = Preguntar por otra oferta
explain-no-change = Ningún cambio por sí solo, ni en la oferta ni en la solicitud, la haría figurar en la lista; harían falta varios.
explain-filters = Qué la deja fuera
explain-criteria = Puntos
explain-criterion = Criterio
explain-points = Puntos
explain-score-of = { $score } de { $of }
explain-because = Motivo

api-title = La API
api-about = Todo lo que hacen las páginas lo pueden hacer los programas. Elija una operación para ver qué recibe, qué responde y una llamada de prueba.

import-id-twice = Este identificador figura dos veces en el archivo.
import-id-taken = Ya existe un registro con este identificador; la importación solo añade nuevos.
import-empty = El archivo no tiene registros.
import-unreadable = No se puede leer el archivo: { $reason }.
import-too-large = El archivo supera los { $kib } KiB.
import-too-long = El archivo tiene { $rows } registros; una importación admite como máximo { $max } a la vez. Divídalo en varios archivos: cada uno se incorpora entero o no se incorpora.
import-neither = No son ofertas, que tienen «provider», ni solicitudes, que tienen «recipient».

# Policies side by side, and explanations of the past
cli-as-of = En el evento { $position }, con la política { $policy }
cli-policy-of-another-release = La política vigente es de otra versión de este programa: esa versión explica sus propuestas.
cli-compare-requests = Solicitudes en espera
cli-compare-proposed = Propuestas que estuvieron en una lista
cli-compare-ndcg = Acuerdo con los avales (nDCG@10)
cli-compare-endorsed = Avales
cli-compare-declined = Propuestas descartadas que se mostraron
cli-compare-came = Habrían entrado: { $count }
cli-compare-went = Habrían salido: { $count }
cli-compare-moved = Cambian de lugar o de puntos: { $count }
cli-compare-groups = Solicitudes con propuesta, por grupo
cli-compare-countries = Solicitudes con propuesta, por país
cli-compare-group-ldc = Países menos adelantados
cli-compare-group-lldc = Países en desarrollo sin litoral
cli-compare-group-sids = Pequeños Estados insulares en desarrollo
cli-compare-group-others = Otros países

# What a text is about
cli-themes-none = Nada es lo bastante seguro para sugerirlo.
cli-themes-areas = Áreas temáticas
cli-themes-goals = Objetivos de Desarrollo Sostenible

# Why a command cannot go on
cli-in-use = { $data } está en uso: lo tiene { $holder }.
cli-no-data = No hay datos en { $data }.
cli-open-network = No se abre en { $address }: quien llegara allí podría actuar como cualquiera, porque para entrar no se pide ninguna prueba. Use 127.0.0.1 o [::1].
cli-cannot-listen = No se puede escuchar en { $address }: { $reason }
cli-not-served = Ningún programa sirve { $data }: inicie uno con `ayni serve`.
cli-server-ended = El programa que sirve la carpeta ha terminado.
cli-unwritten = No se pudo escribir el resultado: { $reason }
cli-export-name = Un nombre de archivo que termina en .{ $extension } no corresponde a lo que se escribe: use .csv para CSV, o .jsonl o .ndjson para JSON Lines.
cli-events-no-stream = No existe la secuencia «{ $stream }».
cli-events-stream-after = La secuencia «{ $stream }» no tiene ningún evento desde la posición { $from }: el último está en la { $last }.
cli-events-after = No hay ningún evento desde la posición { $from }: el último está en la { $last }.
cli-no-event = Todavía no existe el evento { $position }: el último es el { $last }.
cli-holder-process = el proceso { $number }
cli-damaged = { $data } está dañado: { $reason }; no se cambió nada en él
cli-not-opened = No se puede abrir { $data }: { $reason }
cli-demo-taken = No se registró nada: { $data } ya tiene un registro «{ $id }», que la demostración también trae. Elija una carpeta vacía.
