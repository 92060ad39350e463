// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/configurations.h"
#include "api/licensemanager/tags.h"
#include "localservice/randomlife.h"

#include <QSet>

#include <map>

namespace lc {

/// Self-managed licenses, what they are attached to and their tags.
class FleetLife final : public RandomLife {
public:
    FleetLife(const LifePlace &place, unsigned seed);

    void compareAll() override;

private:
    struct Model {
        QString arn;
        qint64 count = 0;
        bool isHard = false;
        bool isDisabled = false;
        bool isDeleted = false;
        QSet<QString> resources;
        std::map<QString, QString> tags;
    };

    void create();
    void update();
    void remove();
    void attach();
    void detach();
    void tag();
    void compare(const Model &model);

    Model *any();
    QString anyMachine();
    QString find(const QString &name);

    QList<Model> m_models;
};

} // namespace lc
