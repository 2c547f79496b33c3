### Las páginas de las solicitudes de cooperación.

## The list of requests

requests-title = Solicitudes de cooperación
requests-about = Lo que necesitan las instituciones, en sus propias palabras, y lo que quieren cambiar con ello.
requests-one = Solicitud de cooperación
requests-submit = Presentar una solicitud
requests-found = { $count ->
    [0] Ninguna solicitud corresponde
    [one] Una solicitud
   *[other] { $count } solicitudes
}
requests-none = Ninguna solicitud corresponde a lo que busca, o ninguna que usted pueda ver. Amplíe la búsqueda o presente una solicitud de su propia institución.

request-stage-waiting = En espera de socios
request-stage-open = Abierta
request-stage-clarifying = En aclaración
request-stage-fulfilled = Atendida
request-stage-withdrawn = Retirada
request-stage-closed = Cerrada
request-stage-all = En cualquier estado
request-sort-newest = Las más recientes primero
request-sort-urgent = Las más urgentes primero
request-sort-starting = Las próximas a comenzar primero
request-sort-title = Por título

## One request

requests-fulfilled-by = Una alianza responde a esta solicitud:
requests-question-waits = Una pregunta a la institución
requests-question = Pregunta
requests-answer = Respuesta de la institución
requests-send-answer = Enviar la respuesta
requests-need-what = Qué se necesita
requests-terms = Condiciones
requests-gap = Por financiar
requests-proposals = Ver las propuestas
requests-actions = Qué hacer con esta solicitud
requests-revise = Modificar la solicitud
requests-ask = Preguntar a la institución
requests-ask-about = La institución ve la pregunta y puede responderla aquí. Mientras tanto, la solicitud sigue en espera de socios.
requests-withdraw = Retirar la solicitud
requests-withdraw-about = Una solicitud retirada no vuelve a abrirse y deja de proponerse.
requests-close = Cerrar la solicitud
requests-close-about = Al cerrarse, la solicitud termina definitivamente sin alianza. Explique el motivo a la institución.

request-happened-submitted = Presentada
request-happened-revised = Modificada
request-happened-clarification-asked = Se preguntó a la institución
request-happened-clarification-given = La institución respondió
request-happened-withdrawn = Retirada
request-happened-closed = Cerrada
request-happened-fulfilled = Atendida por una alianza

notice-request-submitted = La solicitud quedó presentada.
notice-request-revised = La solicitud quedó modificada.
notice-request-withdrawn = La solicitud quedó retirada.
notice-request-closed = La solicitud quedó cerrada.
notice-request-asked = Se preguntó a la institución.
notice-request-answered = La respuesta quedó registrada.

## The form of a request

requests-revise-title = Modificar una solicitud
requests-send-revision = Presentar los cambios
requests-form-about = Indique qué se quiere resolver y qué ayudaría. Cuanto más concretas sean las necesidades, mejores serán los socios que puedan proponerse.
requests-part-who = Quién solicita
requests-part-why = Qué se quiere resolver
requests-part-how = Cómo y cuándo
requests-part-costs = Cuánto cuesta
requests-part-partners = Con quién
requests-part-origin = Quién la respalda y de dónde proviene
requests-hint-recipient = El país en cuyo nombre se presenta la solicitud.
requests-hint-agency = El ministerio, la agencia o la autoridad que trabajará con el socio.
requests-hint-visible = Quien no puede ver la solicitud no encuentra rastro de ella. Las partes son los oferentes a quienes la coordinación ha pedido responder.
requests-hint-title = Qué se solicita, en una línea.
requests-hint-problem = Qué se quiere resolver, para quién y qué se ha intentado.
requests-hint-why-now = El plan, la norma o la fecha que la hace oportuna.
requests-hint-change = Qué debería ser distinto después y cómo se notaría.
requests-hint-exists = Personal, espacios, equipos y trabajos previos sobre los que un socio puede construir.
requests-hint-needs = Al menos una. Un componente por fila: un área temática, una competencia o ambas; cuánto y en qué unidad; y en qué forma, si importa. Deje vacías las filas que no necesite.
requests-need = Necesidad { $number }
requests-hint-languages = Los idiomas en que su personal puede trabajar, el preferido primero.
requests-hint-urgency = Urgente es aquello que espera un plan, una norma o una emergencia.
requests-hint-cost = En dólares de los Estados Unidos, sin centavos. Déjelo vacío si no se conoce.
requests-hint-own = Lo que aporta su institución. El resto es la brecha que un segundo oferente puede cubrir.
requests-hint-wanted = Países de los que quisieran aprender. Se prefieren, y también se proponen otros.
requests-hint-unwanted = Países que no deben proponerse.
requests-hint-endorsement = El documento con que la autoridad competente respalda la solicitud: su nombre o su dirección en la web.
