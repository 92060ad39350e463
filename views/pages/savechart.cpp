// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/savechart.h"

#include "charts/chartframe.h"
#include "grids/noticeband.h"
#include "pages/page.h"
#include "reports/exportfile.h"

#include <QAction>
#include <QCoreApplication>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>

#include <array>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

struct Form {
    const char *action;
    const char *filter;
    QLatin1StringView suffix;
    bool (*write)(const ChartFrame &chart, const QString &path);
};

bool writePng(const ChartFrame &chart, const QString &path)
{
    return chart.savePng(path);
}

bool writeSvg(const ChartFrame &chart, const QString &path)
{
    return chart.saveSvg(path);
}

bool writeCsv(const ChartFrame &chart, const QString &path)
{
    return chart.saveCsv(path).has_value();
}

const std::array forms{
    Form{QT_TRANSLATE_NOOP("SaveChart", "Save chart as &PNG…"),
         QT_TRANSLATE_NOOP("SaveChart", "PNG picture (*.png)"), "png"_L1, writePng},
    Form{QT_TRANSLATE_NOOP("SaveChart", "Save chart as &SVG…"),
         QT_TRANSLATE_NOOP("SaveChart", "SVG drawing (*.svg)"), "svg"_L1, writeSvg},
    Form{QT_TRANSLATE_NOOP("SaveChart", "Save values as &CSV…"),
         QT_TRANSLATE_NOOP("SaveChart", "Comma-separated values (*.csv)"), "csv"_L1, writeCsv}};

QString translated(const char *text)
{
    return QCoreApplication::translate("SaveChart", text);
}

void save(Page &page, NoticeBand &band, const ChartFrame &chart, const Form &form,
          const QString &path)
{
    if (form.write(chart, path)) {
        band.clear();
        return emit page.statusMessage(
            translated(QT_TRANSLATE_NOOP("SaveChart", "Saved as %1")).arg(path));
    }
    Notice notice;
    notice.tone = Tone::Danger;
    notice.headline = translated(QT_TRANSLATE_NOOP("SaveChart", "The chart was not saved."));
    notice.text =
        translated(QT_TRANSLATE_NOOP("SaveChart", "%1 cannot be written. Choose another folder."))
            .arg(path);
    band.show(notice);
}

void ask(Page &page, NoticeBand &band, const ShownChart &chart, const Form &form)
{
    auto *dialog = new QFileDialog(&page, translated(QT_TRANSLATE_NOOP("SaveChart", "Save chart")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"chartFileDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(translated(form.filter));
    dialog->setDefaultSuffix(form.suffix);
    dialog->selectFile(safeFileName(page.title(), QString(u'.' + form.suffix)));
    QObject::connect(dialog, &QFileDialog::fileSelected, &page,
                     [&page, &band, chart, form](const QString &path) {
                         if (const ChartFrame *shown = chart())
                             save(page, band, *shown, form, path);
                     });
    dialog->open();
}

} // namespace

QList<QAction *> chartFileActions(Page &page, NoticeBand &band, const ShownChart &chart)
{
    QList<QAction *> actions;
    for (const Form &form : forms) {
        auto *action = new QAction(translated(form.action), &page);
        action->setData(u"usage"_s);
        QObject::connect(action, &QAction::triggered, &page,
                         [&page, &band, chart, &form] { ask(page, band, chart, form); });
        actions.append(action);
    }
    return actions;
}

QPushButton *makeExportButton(Page &page, const Theme &theme, const QList<QAction *> &actions)
{
    auto *button = new QPushButton(icon(theme, Symbol::Export),
                                   translated(QT_TRANSLATE_NOOP("SaveChart", "Export")), &page);
    auto *menu = new QMenu(button);
    menu->addActions(actions);
    button->setMenu(menu);
    return button;
}

} // namespace lc
