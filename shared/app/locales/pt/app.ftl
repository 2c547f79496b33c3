### A moldura de cada página, a identificação e o que significa cada tipo de problema.

motto = Cooperação entre iguais
skip-to-content = Ir para o conteúdo
nav-main = Principal
nav-account = Sua função
nav-languages = Idiomas
nav-more = Mais da lista
nav-offers = Ofertas de capacidades
nav-offers-short = Ofertas
nav-requests = Solicitações de cooperação
nav-requests-short = Solicitações
nav-review = Revisão
nav-partnerships = Parcerias
footer-about = O Ayni propõe parcerias e expõe suas razões. As pessoas decidem.
footer-api = Dados e interfaces
back-to-start = Voltar à página inicial
optional = (opcional)
quoted = “{ $words }”
colon = :
yes = Sim
no = Não
list-more = Mostrar mais
list-empty = Ainda não há nada aqui.
errors-unsent = Nada foi registrado ainda
errors-title =
    { $count ->
        [one] Há uma resposta a corrigir
       *[other] Há { $count } respostas a corrigir
    }

## A página inicial

welcome-title = Cooperação Sul-Sul e trilateral
welcome-about = Os países dizem o que podem compartilhar, as instituições dizem do que precisam e o Ayni propõe quem poderia trabalhar com quem.
welcome-offers = Conhecimentos que as instituições de um país estão dispostas a compartilhar.
welcome-requests = Necessidades que as instituições tornaram conhecidas.
welcome-review = Propostas à espera de uma decisão, cada uma com sua pontuação e suas razões.
welcome-partnerships = O que todas as partes acordaram.

## Identificação

sign-in = Identificar-se
sign-out = Sair
sign-in-title = Em que função está atuando?
sign-in-about = Esta versão não pede senha e dá por certo o que é declarado. Por isso atende somente a este computador.
sign-in-as-coordinator = Coordenação: revisa as propostas e decide sobre elas
sign-in-as-country = Ponto focal nacional: fala em nome de um país
sign-in-as-agency = Instituição nacional: publica o que seu país necessita
sign-in-as-institution = Organismo multilateral: oferece apoio
sign-in-as-observer = Observação: pode ler, não altera nada
sign-in-country-hint = Necessário para pontos focais e instituições nacionais.
sign-in-institution-hint = Necessário para organismos multilaterais.
sign-in-name-hint = Fica registrado de forma permanente com tudo o que for feito. Bastam as iniciais ou o nome do setor.
unsent-asked = Quando o formulário foi enviado, já não havia ninguém identificado aqui, por isso nada foi registrado. O que foi escrito está conservado: identifique-se aqui e poderá enviá-lo em seguida.
unsent-title = O seu formulário ainda não foi enviado
unsent-about = Agora atua como { $role }. O que foi escrito fica conservado nesta página até sair dela.
unsent-send = Enviar o formulário
unsent-leave = Não enviar
notice-signed-in = A identificação foi registrada.
notice-signed-out = A sessão foi encerrada.
acts-as-coordinator = Coordenação
acts-as-country = Ponto focal nacional
acts-as-agency = Instituição nacional
acts-as-observer = Observação

## Problemas: um nome e o que fazer

problem-reference = Ao comunicar o problema, queira citar
problem-see-record = Ver o registro como está agora
problem-malformed = Não foi possível ler a requisição
problem-malformed-about = O que foi enviado não tem a forma esperada. Queira verificar e enviar novamente.
problem-sign-in = Queira identificar-se primeiro
problem-sign-in-about = Quem altera algo deve dizer em que função o faz. Nas páginas, identifique-se; na API, envie o cabeçalho Ayni-Act-As com coordinator, observer, country:BR, agency:BO ou institution:ISDB.
problem-sign-in-here = Já não há ninguém identificado aqui, por isso nada foi registrado. Queira identificar-se. Para conservar o que escreveu, volte depois no navegador até o formulário e envie-o novamente.
problem-forbidden = Sua função não o permite
problem-forbidden-about = Cada função atua somente por seu próprio país ou organismo, e somente a coordenação decide sobre as propostas. Identifique-se com outra função, se a tiver.
problem-cross-site = A requisição veio de outro site
problem-cross-site-about = Para sua proteção, só são aceitos formulários enviados das páginas deste site. Queira abrir a página aqui e enviar novamente o formulário.
problem-not-found = Não há nada aqui
problem-not-found-about = O endereço pode estar mal escrito, ou o que estava aqui não está aberto à sua função.
problem-method = Isto não pode ser feito aqui
problem-method-about = O endereço existe, mas não aceita este tipo de requisição. O cabeçalho Allow indica quais aceita.
problem-rule = Uma regra não o permite
problem-rule-about = A requisição foi entendida, mas no estado atual não pode ser cumprida. A situação atual mostra o que pode ser feito.
problem-contended = Outras pessoas foram mais rápidas
problem-contended-about = Várias pessoas alteraram o mesmo registro ao mesmo tempo. Nada se perdeu e nada foi registrado em seu nome; queira tentar novamente.
problem-stale = Houve alteração desde a sua consulta
problem-stale-about = Alguém alterou o registro depois que ele foi aberto. Queira ler a versão atual e fazer novamente a alteração.
problem-slow = Não chegou tudo o que foi enviado
problem-slow-about = A conexão foi lenta demais ou se interrompeu, e nada foi registrado. Queira enviar novamente.
problem-too-large = Foi enviado demais de uma só vez
problem-too-large-about = Um formulário ou uma chamada à API aceita no máximo 1 MiB. Quantidades maiores são enviadas pela importação.
problem-media-type = Este tipo de conteúdo não é lido aqui
problem-media-type-about = Envie JSON como application/json ou um formulário como application/x-www-form-urlencoded.
problem-validation = Há respostas a corrigir
problem-validation-about = Cada campo que não pode ser aceito é nomeado, com seu valor e o que se admite. Nada foi registrado.
problem-key-reused = Esta chave já foi usada para outra coisa
problem-key-reused-about = Uma Idempotency-Key identifica uma única requisição. Ela já foi usada com outro conteúdo; envie este com uma chave própria.
problem-precondition = Falta a versão
problem-precondition-about = Uma alteração deve dizer a que versão se refere. Envie no cabeçalho If-Match o ETag recebido.
problem-internal = Lamentamos: houve uma falha do nosso lado
problem-internal-about = A falha foi anotada. Nada foi registrado pela metade: uma alteração é guardada inteira ou não é guardada. Queira tentar novamente.
problem-unavailable = Lamentamos: os registros não estão acessíveis neste momento
problem-unavailable-about = Queira tentar novamente em instantes. Se a mesma requisição for enviada outra vez, será cumprida uma única vez.

## What records have in common: searching, writing, their history

field-request = Solicitação de cooperação
field-offer = Oferta de capacidades
field-q = Palavras
field-language = Idioma
field-status = Situação
field-sort = Ordem
filter-title = Busca
filter-more = Mais filtros
filter-show = Mostrar
filter-clear = Mostrar tudo
filter-any = Qualquer
edit-changed-meanwhile = Alguém alterou este registro depois que ele foi aberto. Nada do que foi escrito se perdeu: compare com a versão atual e envie novamente.
edit-ended-meanwhile = O que foi escrito continua abaixo para ser copiado; já não pode ser enviado.
edit-kept = O que foi escrito
edit-see-current = Ver a versão atual
edit-alike = Parece que isto já está publicado. Se for a mesma coisa, altere o registro indicado abaixo; se for outra, pressione “Publicá-la mesmo assim” no final do formulário.
edit-all-the-same = Publicá-la mesmo assim
edit-written-in = O idioma em que estão escritos os textos desta página. Eles nunca são traduzidos.
edit-thematic-areas = De um a oito códigos da lista da OCDE, ou os seus nomes, o mais importante primeiro.
edit-sdg-targets = Objetivos ou metas, por exemplo 3 ou 3.2.
edit-source = Somente para registros que outra pessoa elaborou a partir de uma publicação: diga qual.
edit-more-rows = Mais linhas
suggest-title = Temas sugeridos
suggest-about = A partir do título e do texto acima; o número indica com que frequência uma sugestão tão segura acerta. Toque em uma para incluí-la abaixo e de novo para retirá-la.
suggest-button = Sugerir temas
suggest-waiting = As sugestões aparecem aqui durante a escrita.
suggest-none = Ainda não há nada seguro o bastante para sugerir. Mais algumas palavras podem ajudar.
suggest-some = Sugestões:
derived-record = Este registro foi elaborado a partir de cooperação já publicada. Não constitui declaração dos governos mencionados.
derived-source = A fonte
history-title = Histórico
history-by-program = Ayni, automaticamente
history-on-behalf = { $actor }, em nome de { $other }
history-changed = Mudou: { $fields }
