/** Colours in pairs for light and dark, all of a contrast of 4.5 at least on their ground. */
export const style = `
:root{--paper:#fbfaf7;--card:#ffffff;--ink:#22262b;--quiet:#5d646d;--line:#e2dfd8;--sure:#3d6f8e;--fair:#8a5a00;--doubtful:#b3261e;--fairground:#fdf3dc;--doubtground:#fce8e6;--mark:#ffe58a;--focus:#1f5fbf}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--paper:#15171a;--card:#1c1f23;--ink:#e6e3dd;--quiet:#a3a9b1;--line:#31353b;--sure:#7fb4d3;--fair:#e3b45c;--doubtful:#f2948c;--fairground:#2b2415;--doubtground:#331d1b;--mark:#6b5800;--focus:#8ab8ff}}
:root[data-theme=dark]{--paper:#15171a;--card:#1c1f23;--ink:#e6e3dd;--quiet:#a3a9b1;--line:#31353b;--sure:#7fb4d3;--fair:#e3b45c;--doubtful:#f2948c;--fairground:#2b2415;--doubtground:#331d1b;--mark:#6b5800;--focus:#8ab8ff}
*{box-sizing:border-box}
html{scroll-padding-top:5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 "Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,"DejaVu Serif",serif;text-rendering:optimizeLegibility}
header,main,footer{max-width:78rem;margin:0 auto;padding:0 1.5rem}
header,.tools,figcaption,summary,thead,.link,footer,svg text,.facts,.missing,.place{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue","DejaVu Sans",sans-serif}
header{padding-top:3rem;padding-bottom:1rem}
h1{margin:0;font-size:clamp(1.25rem,1rem + 1vw,1.6rem);line-height:1.3;font-weight:600;letter-spacing:-.005em;max-width:56rem;font-family:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,"DejaVu Serif",serif}
.other{margin:.35rem 0 0;color:var(--quiet);font-size:1.05rem;max-width:56rem;font-family:"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"DejaVu Serif",serif}
.place{margin:.6rem 0 0;color:var(--quiet);font-size:.85rem}
.facts{display:flex;flex-wrap:wrap;gap:.4rem 2rem;list-style:none;padding:0;margin:1.5rem 0 0;font-size:.85rem;color:var(--quiet)}
.facts b{color:var(--ink);font-weight:600;font-size:1.05rem;font-variant-numeric:tabular-nums}
.figures{margin:1rem 0 1.5rem}
summary{cursor:pointer;font-size:.85rem;color:var(--quiet);width:max-content;padding:.2rem 0}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem;margin-top:.5rem}
figure{margin:0;padding:.9rem .9rem .7rem;background:var(--card);border:1px solid var(--line);border-radius:8px}
figure svg{display:block;width:100%;height:auto}
figcaption{font-size:.8rem;color:var(--ink);margin-top:.35rem}
svg text{font-size:10px;fill:var(--quiet)}
svg .axis{fill:none;stroke:var(--line)}
svg .path{fill:none;stroke:var(--sure);stroke-width:1.2;opacity:.55}
svg .even{fill:none;stroke:var(--line);stroke-dasharray:3 3}
svg .sure{fill:var(--sure)}
svg circle.sure{opacity:.55}
svg .fair{fill:var(--fair)}
svg .doubtful{fill:var(--doubtful)}
svg .moved{fill:none;stroke:var(--doubtful);stroke-width:3;stroke-linecap:round}
.tools{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.2rem;padding:.7rem 0;background:var(--paper);border-bottom:1px solid var(--line);font-size:.85rem;color:var(--quiet)}
.tools label{display:flex;align-items:center;gap:.45rem}
.tools input,.tools select,.tools button{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.3rem .5rem;max-width:15rem}
.tools output{margin-left:auto;font-variant-numeric:tabular-nums}
.tools button{cursor:pointer}
.tools select,.tools input{width:auto;min-width:0}
#words{width:9rem}#speaker{max-width:11rem}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
#texts:focus{outline:none}
table{width:100%;border-collapse:collapse;table-layout:fixed;margin:.5rem 0 2rem}
th:nth-child(2),td:nth-child(2){width:7.6rem}
thead th{font-size:.8rem;font-weight:500;color:var(--quiet);text-align:left;padding:.6rem .6rem}
td{vertical-align:top;padding:.22rem .6rem;overflow-wrap:break-word;hyphens:auto}
tr.begins td{padding-top:.75rem}
tr.begins td.link{padding-top:1rem}
tr.head td:not(.link){font-weight:600}
tr.head td.missing{font-weight:400}
tr.speaker th{font:600 .85rem/1.4 system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;color:var(--sure);text-align:left;padding:1.4rem .6rem 0}
tr.fair td{background:var(--fairground)}
tr.doubtful td{background:var(--doubtground)}
tr:target td{box-shadow:inset 0 2px var(--focus),inset 0 -2px var(--focus)}
tbody tr:not(.speaker):hover td{background:color-mix(in srgb,var(--sure) 9%,var(--paper))}
.s:target{background:var(--mark)}
.missing{font-size:.8rem;color:var(--quiet);border-left:2px solid var(--line);font-style:italic;padding-top:.4rem}
.missing a,.link a{color:inherit}
.link{text-align:center;font-size:.72rem;color:var(--quiet);padding-top:.5rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.threads{display:inline-block;width:2.6rem;height:.8rem;vertical-align:middle;overflow:visible}
.threads path{fill:none;stroke:var(--line);stroke-width:1.4;vector-effect:non-scaling-stroke}
.threads circle{fill:var(--quiet)}
.fair .threads path{stroke:var(--fair)}
.doubtful .threads path{stroke:var(--doubtful)}
.fair .p{color:var(--fair)}
.doubtful .p{color:var(--doubtful);font-weight:600}
.p i{font-style:normal;font-weight:600}
.p{margin-left:.3rem}
footer{padding-top:1rem;padding-bottom:2.5rem;font-size:.75rem;color:var(--quiet);border-top:1px solid var(--line)}
.signature{overflow-wrap:anywhere}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);color:var(--ink);padding:.5rem 1rem;z-index:3}
::highlight(found){background:var(--mark);color:var(--ink)}
[hidden]{display:none!important}
@media (max-width:44rem){header{padding-top:1.5rem}thead{display:none}tr:not(.speaker){display:grid;grid-template-columns:1fr;border-bottom:1px solid var(--line);padding:.3rem 0}td:nth-child(2){width:auto;order:3;text-align:left}tr.speaker td{display:none}tr.speaker{display:flex;gap:1rem}.tools{position:static}}
@media print{.tools,.skip,summary{display:none}body{font-size:10pt}tr{break-inside:avoid}}
`;

/** Of the plots where they stand alone. */
export const sheetStyle = `
svg{color-scheme:light dark;--ink:#22262b;--quiet:#5d646d;--line:#c9c5bb;--sure:#3d6f8e;--fair:#8a5a00;--doubtful:#b3261e;--ground:#ffffff;font-family:system-ui,sans-serif}
@media (prefers-color-scheme:dark){svg{--ink:#e6e3dd;--quiet:#a3a9b1;--line:#4a4f56;--sure:#7fb4d3;--fair:#e3b45c;--doubtful:#f2948c;--ground:#1c1f23}}
.ground{fill:var(--ground)}text{font-size:10px;fill:var(--quiet)}.title{font-size:15px;font-weight:600;fill:var(--ink)}.caption{font-size:12px;fill:var(--ink)}
.axis{fill:none;stroke:var(--line)}.path{fill:none;stroke:var(--sure);stroke-width:1.2;opacity:.55}.even{fill:none;stroke:var(--line);stroke-dasharray:3 3}
.sure{fill:var(--sure)}circle.sure{opacity:.55}.fair{fill:var(--fair)}.doubtful{fill:var(--doubtful)}
.moved{fill:none;stroke:var(--doubtful);stroke-width:3;stroke-linecap:round}
`;
