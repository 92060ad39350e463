// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every widget of views/ with invented data; `gallery FOLDER` writes a picture of each page
// in both schemes instead.
#include "views/gallery/pages.h"

#include <QApplication>
#include <QDir>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    lc::Theme theme;
    theme.applyTo(application);
    QTabWidget window;
    window.setDocumentMode(true);
    window.resize(1180, 860);
    for (const lc::GalleryPage &page : lc::galleryPages())
        window.addTab(page.make(theme), page.name);
    window.show();
    if (application.arguments().size() < 2)
        return QApplication::exec();

    const QDir folder(application.arguments().at(1));
    for (const auto scheme : {lc::Scheme::Light, lc::Scheme::Dark}) {
        theme.setScheme(scheme);
        for (int i = 0; i < window.count(); ++i) {
            window.setCurrentIndex(i);
            QTest::qWait(200);
            const QString name = u"%1-%2.png"_s.arg(
                window.tabText(i).toLower(), scheme == lc::Scheme::Light ? u"light"_s : u"dark"_s);
            if (!window.grab().save(folder.filePath(name)))
                return 5;
        }
    }
    return 0;
}
