"""The page's style: two themes from one set of names, numbers in columns, charts that take their colours from the theme."""

from __future__ import annotations

STYLE = """
:root{--page:#f6f6f3;--card:#fff;--ink:#1d1d1b;--muted:#66655f;--grid:#e5e4de;--mark:#2a6fdb;--target:#b4530b;
--l0:#ecebe6;--l1:#c5daf7;--l2:#8db7ef;--l3:#4f8ce3;--l4:#1f5cc0;
--p-new:#c9c8c1;--p-learning:#e0a03a;--p-young:#7fb0ee;
--p-mature:#1f5cc0;--p-suspended:#8d8c85}
@media (prefers-color-scheme:dark){:root{--page:#151514;--card:#1e1e1c;--ink:#ecebe6;--muted:#a5a49d;--grid:#34332f;
--mark:#6ea8f7;--target:#f0a35c;--l0:#2a2a27;--l1:#1f3a61;--l2:#2c5a9b;--l3:#4b86d6;--l4:#8cbcff;--p-new:#55544f;--p-learning:#c98a2b;
--p-young:#3f74b8;--p-mature:#8cbcff;--p-suspended:#77766f}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);
font:16px/1.5 system-ui,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:760px;margin:0 auto;padding:32px 20px 64px}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:8px}
h1{font-size:1.6rem;margin:0}h2{font-size:1.05rem;margin:0 0 4px}
header p,.note,small{color:var(--muted);font-size:.85rem;margin:0 0 12px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(110px,1fr));gap:12px;margin:20px 0}
.tile,section{background:var(--card);border-radius:12px;padding:16px 20px}
.tile{padding:14px}
.tile span{display:block;color:var(--muted);font-size:.8rem}
.tile b{display:block;font-size:1.35rem;line-height:1.3;white-space:nowrap;font-variant-numeric:tabular-nums}.tile small{margin:0}
section{margin:0 0 16px}.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:0 16px;align-items:start}
svg{display:block;width:100%;height:auto}.wide{overflow-x:auto}.wide svg{min-width:560px}
text{font-size:12px;font-family:inherit;font-variant-numeric:tabular-nums}
.ink{fill:var(--ink)}.muted{fill:var(--muted)}.mark{fill:var(--mark)}.mark.faint{fill:url(#hatch)}
circle.mark.faint{fill:var(--card);stroke:var(--mark);stroke-width:2}circle.mark{stroke:var(--card);stroke-width:1}
.hatch{fill:var(--mark)}.track{fill:var(--l0)}.grid{stroke:var(--grid)}
.target{stroke:var(--target);stroke-width:1.5;stroke-dasharray:5 4}.line{fill:none;stroke:var(--mark);stroke-width:2}
.level0{fill:var(--l0)}.level1{fill:var(--l1)}.level2{fill:var(--l2)}.level3{fill:var(--l3)}.level4{fill:var(--l4)}
.key{display:inline-block;width:11px;height:11px;border-radius:3px;margin:0 3px}
i.level0{background:var(--l0)}i.level1{background:var(--l1)}i.level2{background:var(--l2)}i.level3{background:var(--l3)}
i.level4{background:var(--l4)}
.phase.new{fill:var(--p-new);background:var(--p-new)}.phase.learning{fill:var(--p-learning);background:var(--p-learning)}
.phase.young{fill:var(--p-young);background:var(--p-young)}.phase.mature{fill:var(--p-mature);background:var(--p-mature)}
.phase.suspended{fill:var(--p-suspended);background:var(--p-suspended)}
.legend{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:.85rem;margin:10px 0 0}
details{margin-top:12px;font-size:.85rem}summary{cursor:pointer;color:var(--muted)}
table{border-collapse:collapse;width:100%;margin-top:8px}
td,th{text-align:right;padding:3px 8px;border-bottom:1px solid var(--grid)}
td:first-child,th:first-child{text-align:left}th{color:var(--muted);font-weight:500}.empty{padding:48px 0;text-align:center}
@media print{body{background:#fff}section,.tile{break-inside:avoid;border:1px solid #ddd}details{display:none}}
"""
