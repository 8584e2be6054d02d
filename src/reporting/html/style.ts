/** One style for all our pages: light, dark where the reader prefers it, readable on a phone and on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1f2933; --soft: #5b6876; --ground: #ffffff; --panel: #f5f7f9; --rule: #d9dfe5;
  --accent: #1d5fa8; --tag: #2f6690; --pass: #2e7d32; --fail: #c62828; --fail-ground: #fdecec; --remark: #a15c00;
  --remark-ground: #fff5e0; --inconclusive: #6247aa; --inconclusive-ground: #f2eefb; --harness: #ad1a72;
  --harness-ground: #fdeef6; --other: #697586; --other-ground: #f3f5f7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9ee; --soft: #a3b0bd; --ground: #14191f; --panel: #1d242c;
  --rule: #37424e; --accent: #7fb4ec; --tag: #8cbbe0; --pass: #62b866; --fail: #f28b82; --fail-ground: #3a1f20;
  --remark: #e5b567; --remark-ground: #352a16; --inconclusive: #b9a5ee; --inconclusive-ground: #28223a;
  --harness: #ef8cc6; --harness-ground: #361d2c; --other: #9aa7b4; --other-ground: #242c35; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 68rem; color: var(--ink);
  background: var(--ground); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif;
  overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.35rem; margin: 2.6rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--rule); }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; }
h1.small { font-size: 1.15rem; } h2.small { font-size: 1rem; margin-top: 1.2rem; border: 0; }
a { color: var(--accent); }
p { margin: .5rem 0; }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: .86em; }
.aside, .over { color: var(--soft); font-size: .9rem; }
.over { margin: 0; text-transform: uppercase; letter-spacing: .08em; font-size: .78rem; }
.headline { font-size: 1.3rem; font-weight: 600; margin: 1.2rem 0 .4rem; padding: .8rem 1rem; border-left: 6px solid var(--other);
  background: var(--other-ground); border-radius: 0 6px 6px 0; }
.headline.fail { border-color: var(--fail); background: var(--fail-ground); }
.headline.pass { border-color: var(--pass); }
.headline.inconclusive { border-color: var(--inconclusive); background: var(--inconclusive-ground); }
.headline small { display: block; font-size: .92rem; font-weight: 400; }
.banner { padding: .7rem 1rem; border: 1px solid var(--remark); background: var(--remark-ground); border-radius: 6px; margin: .8rem 0; }
.banner.harness { border-color: var(--harness); background: var(--harness-ground); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .6rem; margin: 1rem 0 .6rem; padding: 0; list-style: none; }
.tiles li { border: 1px solid var(--rule); border-top: 5px solid var(--other); border-radius: 6px; padding: .5rem .7rem .6rem; }
.tiles b { display: block; font-size: 1.7rem; line-height: 1.2; } .tiles span { display: block; font-weight: 600; }
.tiles small { display: block; color: var(--soft); font-size: .78rem; line-height: 1.35; margin-top: .2rem; }
.tiles .pass { border-top-color: var(--pass); } .tiles .fail { border-top-color: var(--fail); }
.tiles .inconclusive { border-top-color: var(--inconclusive); } .tiles .harness-error { border-top-color: var(--harness); }
.tiles .zero b, .tiles .zero span { color: var(--soft); font-weight: 400; }
.bar { display: flex; height: .7rem; border-radius: .35rem; overflow: hidden; background: var(--panel); gap: 2px; }
.bar i { display: block; background: var(--other); } .bar .pass { background: var(--pass); } .bar .fail { background: var(--fail); }
.bar .inconclusive { background: var(--inconclusive); } .bar .harness-error { background: var(--harness); }
ol.rules { margin: .8rem 0; padding-left: 1.6rem; } ol.rules li { margin: .2rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--rule); }
thead th { color: var(--soft); font-weight: 600; }
td.number, th.number { text-align: right; padding-right: 1.4rem; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; margin: .6rem 0; font-size: .95rem; }
dt { color: var(--soft); } dd { margin: 0; min-width: 0; } .value { white-space: pre-line; }
.chip { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; font-size: .8rem; font-weight: 600; color: var(--other);
  background: var(--other-ground); border: 1px solid currentColor; white-space: nowrap; }
.chip.pass { color: var(--pass); } .chip.fail { color: var(--fail); background: var(--fail-ground); }
.chip.remark { color: var(--remark); background: var(--remark-ground); }
.chip.inconclusive { color: var(--inconclusive); background: var(--inconclusive-ground); }
.chip.harness, .chip.harness-error { color: var(--harness); background: var(--harness-ground); }
article.finding { border: 1px solid var(--rule); border-left: 6px solid var(--other); border-radius: 6px; padding: .7rem 1rem .9rem; margin: 1rem 0; break-inside: avoid-page; }
article.fail { border-left-color: var(--fail); } article.remark { border-left-color: var(--remark); }
article.inconclusive { border-left-color: var(--inconclusive); } article.harness { border-left-color: var(--harness); }
article.finding h3 { margin: .3rem 0 .5rem; } article.finding h4 { margin: 0; font-weight: 400; }
.hint { background: var(--panel); border-radius: 6px; padding: .5rem .8rem; margin: .6rem 0; }
.command { display: block; background: var(--panel); border: 1px solid var(--rule); border-radius: 6px; padding: .4rem .7rem;
  overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; }
details.scenario { border: 1px solid var(--rule); border-radius: 8px; margin: .6rem 0; }
details.scenario > summary { padding: .6rem .9rem; cursor: pointer; }
details.scenario[open] > summary { border-bottom: 1px solid var(--rule); background: var(--panel); border-radius: 8px 8px 0 0; }
details.scenario > div { padding: .4rem 1rem 1rem; }
summary .id { color: var(--soft); margin: 0 .4rem; } summary .tail { color: var(--soft); font-size: .85rem; margin-left: .5rem; }
details.part { margin: .5rem 0; } details.part > summary { cursor: pointer; padding: .2rem 0; }
details.part.fail > summary { color: var(--fail); font-weight: 600; } details.part.remark > summary { color: var(--remark); }
ol.steps { list-style: none; margin: .5rem 0; padding: 0; }
ol.steps li { padding: .15rem 0 .15rem 1.7rem; position: relative; }
ol.steps li::before { position: absolute; left: .2rem; font-weight: 700; }
ol.steps .passed::before { content: '✓'; color: var(--pass); } ol.steps .failed::before { content: '✗'; color: var(--fail); }
ol.steps .failed { color: var(--fail); } ol.steps .skipped::before { content: '–'; color: var(--soft); } ol.steps .skipped { color: var(--soft); }
figure { margin: 1rem 0; overflow-x: auto; } figure svg { max-width: 100%; min-width: 36rem; height: auto; border: 1px solid var(--rule); border-radius: 6px; display: block; }
pre.message { margin: .5rem 0; padding: .5rem 0; background: var(--panel); border: 1px solid var(--rule); border-radius: 6px; line-height: 1.5; tab-size: 2; }
pre.message span { display: block; padding: 0 .8rem 0 4.4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
pre.message .line::before { content: attr(data-line); display: inline-block; width: 3.2rem; margin: 0 .8rem 0 -4rem; text-align: right; color: var(--soft); }
pre.message i { font-style: normal; color: var(--tag); }
pre.message .omitted { color: var(--soft); padding: .25rem .8rem .25rem 4.4rem; font-style: italic; }
pre.message .fail { background: var(--fail-ground); box-shadow: inset 4px 0 var(--fail); } pre.message .remark { background: var(--remark-ground); box-shadow: inset 4px 0 var(--remark); }
pre.message .inconclusive { background: var(--inconclusive-ground); box-shadow: inset 4px 0 var(--inconclusive); }
pre.message .note { font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif; padding-top: .1rem; padding-bottom: .35rem; }
pre.message .note.fail b { color: var(--fail); } pre.message .note.remark b { color: var(--remark); }
table.headers { font-size: .85rem; } table.headers th { font-weight: 600; white-space: nowrap; width: 1%; } table.headers td { overflow-wrap: anywhere; }
.fingerprint { color: var(--soft); overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: .85rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
  pre.message span { padding-left: 3.2rem; } pre.message .line::before { width: 2.2rem; margin-left: -2.9rem; margin-right: .7rem; } pre.message .omitted { padding-left: 3.2rem; } }
@media print { :root { color-scheme: light; --ink: #000000; --ground: #ffffff; --panel: #ffffff; --soft: #444444; --rule: #bbbbbb; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } h2, h3 { break-after: avoid; } figure, pre.message .line, tr { break-inside: avoid; }
  details.scenario { break-inside: auto; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`
