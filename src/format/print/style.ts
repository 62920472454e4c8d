/** For paper first: A4, the row with the languages on each page, no bead across two pages. */
export const style = `
@page{size:A4;margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,"DejaVu Sans",sans-serif;color:#555}}
*{box-sizing:border-box}
html{color-scheme:light}
body{margin:0 auto;max-width:60rem;padding:2rem 1.5rem;background:#fff;color:#1c1f23;font:11pt/1.45 "Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,"DejaVu Serif",serif;print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1{margin:0;font-size:1.35em;line-height:1.3;font-weight:600}
.other{margin:.25em 0 0;font-size:1.1em}
.place{margin:.5em 0 0;color:#555}
table{width:100%;border-collapse:collapse;table-layout:fixed;margin-top:1.2em}
.n{width:3.4em}
thead th{text-align:left;font:600 .75em/1.3 system-ui,"DejaVu Sans",sans-serif;color:#444;padding:.4em .7em;border-bottom:1px solid #888}
tr{break-inside:avoid}
td{vertical-align:top;padding:.18em .7em;overflow-wrap:break-word;hyphens:auto}
td+td,th+td,td+th:last-child,tbody th+th{border-left:1px solid #ddd}
th.n+td,td:first-child+th,td:first-child+td{border-left:0}
.begins td{padding-top:.6em}
.begins th.n{padding-top:.85em}
.head td{font-weight:600}
.speaker{break-after:avoid}
.speaker th{text-align:left;vertical-align:bottom;font:600 .8em/1.4 system-ui,"DejaVu Sans",sans-serif;color:#2b5672;padding:.9em .9em 0}
th.n{vertical-align:top;text-align:right;font:400 .66em/1.35 system-ui,"DejaVu Sans",sans-serif;color:#555;padding:.5em .6em 0 0;font-variant-numeric:tabular-nums}
th.n b{color:#8a1d16}
.fair td{background:#fdf3dc}
.doubtful td{background:#fbe3e0}
.missing{color:#555;font-style:italic;font-weight:400}
footer{margin-top:1.5em;padding-top:.5em;border-top:1px solid #ddd;font:.66em/1.4 system-ui,"DejaVu Sans",sans-serif;color:#555;overflow-wrap:anywhere}
footer p{margin:.2em 0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{body{padding:0;max-width:none;font-size:9.5pt}}
@media (max-width:40rem){body{padding:1rem .6rem;font-size:10pt}}
`;
