/**
 * The manifests in {@code k8s}, put together as a cluster gets them and held against what their kinds allow, and against what
 * this project has promised of them. No cluster and no tool of a cluster is needed.
 */
package fr.contratdeville.manifests;
